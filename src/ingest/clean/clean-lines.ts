import type { Removal } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import { repeatsTitle } from "../extract/find-title.ts";
import type { Line } from "../extract/page.ts";
import { lineNoise } from "./line-noise.ts";
import { isKept, type Noise } from "./noise-rules.ts";
import { isEventField, isStamped, labelOf } from "./page-fields.ts";
import { mayHeadBackground, startsTail } from "./tail-heading.ts";

/** Lines kept in order, and what was taken away with its reason; `verdicts` says of each line given why it was taken. */
export interface CleanedLines {
  readonly kept: readonly Line[];
  readonly removed: readonly Removal[];
  readonly verdicts: readonly (Noise | null)[];
}

/** Counters of readers' comments and note marks may follow the stop. */
const ENDS = /[。！？!?…；;：:”"’」』）)】.][\d\s[\]]*$/u;
/** Text before the heading of a tail: less than this, and the heading stands before the article, not after it. */
const LEAST_ARTICLE = 60;
/** A line that ends like a sentence and is this long is text, whatever stands around it. */
const LEAST_PROSE = 10;
const LEAST_PARAGRAPH = 40;
/** So many dated lines are entries of a timeline; one or two stand beside a publisher. */
const LEAST_ENTRIES = 3;
/** How near the fields of one event stand. */
const EVENT_REACH = 3;
const LONGEST_CAPTION = 32;

const RELATED: Noise = { reason: "related", rule: "related", edge: false };
const TITLE: Noise = { reason: "metadata", rule: "title-repeated", edge: false };
const LINKED: Noise = { reason: "related", rule: "linked", edge: true };
const CAPTION: Noise = { reason: "caption", rule: "caption", edge: false };

/**
 * Takes away the lines of a page that are not its text: navigation, bylines, editors, notices, the title repeated, what
 * follows "related reading", and the captions of pictures. Lines are kept whole or not at all; what could as well be text
 * (a date, a field, a notice) is taken only before the first and after the last paragraph. `keep` overrules.
 */
export function cleanLines(lines: readonly Line[], title: string, keep: readonly string[] = []): CleanedLines {
  const suspects = lines.map((line, i) => suspicion(line, i, lines, title));
  const tail = tailStart(lines, suspects);
  const within = bounds(lines, suspects, tail);
  const spared = sparedByNeighbours(lines, suspects);
  const verdicts = lines.map((line, i): Noise | null => {
    const noise = i >= tail ? RELATED : startsTail(line.text) && line.kind !== "heading" ? RELATED : suspects[i]!;
    if (noise === null || (noise.edge && (within(i) || spared.has(i)))) return null;
    return isKept(noise, line.text, keep) ? null : noise;
  });
  return {
    kept: lines.filter((_, i) => verdicts[i] === null),
    removed: lines.flatMap(({ text }, i) => {
      const noise = verdicts[i] ?? null;
      return noise === null ? [] : [{ reason: noise.reason, rule: noise.rule, text }];
    }),
    verdicts,
  };
}

function suspicion(line: Line, i: number, lines: readonly Line[], title: string): Noise | null {
  if (repeatsTitle(line.text, title)) return TITLE;
  const noise = lineNoise(line.text);
  if (noise !== null) return noise;
  if (line.linked > line.text.length * (ENDS.test(line.text) ? 0.8 : 0.6)) return LINKED;
  return isCaption(line, lines[i - 1]) ? CAPTION : null;
}

/** A short line that is marked up as a caption or stands under a picture, and says nothing in a sentence. */
function isCaption(line: Line, before: Line | undefined): boolean {
  if (line.kind === "heading" || line.text.length > LONGEST_CAPTION || /[，,。]/u.test(line.text)) return false;
  const underPicture = before !== undefined && lineNoise(before.text)?.rule === "picture-file";
  return (line.kind === "caption" || underPicture) && !ENDS.test(line.text);
}

/** Where what follows the article begins: the number of lines when nothing follows it. */
function tailStart(lines: readonly Line[], suspects: readonly (Noise | null)[]): number {
  let length = 0;
  for (const [i, line] of lines.entries()) {
    if (startsTail(line.text) && length >= LEAST_ARTICLE && !headsText(line, lines[i + 1])) return i;
    if (suspects[i] === null) length += line.text.length;
  }
  return lines.length;
}

/** A marked-up heading over a plain paragraph is a part of the article. */
function headsText(line: Line, next: Line | undefined): boolean {
  if (line.kind !== "heading" || !mayHeadBackground(line.text) || next === undefined) return false;
  return next.linked === 0 && next.text.length >= LEAST_PARAGRAPH && /[。！？.]$/u.test(next.text);
}

/** Gives the test whether a place lies between the first and the last paragraph of the text. */
function bounds(lines: readonly Line[], suspects: readonly (Noise | null)[], tail: number): (i: number) => boolean {
  const clean = lines.flatMap((line, i) => (i < tail && suspects[i] === null && !startsTail(line.text) ? [i] : []));
  const prose = clean.filter((i) => lines[i]!.text.length >= LEAST_PROSE && ENDS.test(lines[i]!.text));
  const text = prose.length > 0 ? prose : clean;
  const [first, last] = [text[0] ?? lines.length, text.at(-1) ?? -1];
  return (i) => i >= first && i <= last;
}

/** Places whose neighbours show that they are text: turns of an interview, entries of a timeline, fields of an event. */
function sparedByNeighbours(lines: readonly Line[], suspects: readonly (Noise | null)[]): ReadonlySet<number> {
  const folded = lines.map(({ text }, i) => (suspects[i]?.edge || text.length <= 80 ? fold(text).trim() : ""));
  const labels = new Map<string, number>();
  for (const text of folded) {
    const label = labelOf(text);
    if (label !== null) labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  const entries = folded.filter((text) => isStamped(text) && !/\d$/u.test(text)).length;
  return new Set(
    lines.flatMap((_, i) => {
      const rule = suspects[i]?.rule;
      const around = folded.slice(Math.max(0, i - EVENT_REACH), i + EVENT_REACH + 1);
      const spared =
        (rule === "credit" && (labels.get(labelOf(folded[i]!) ?? "") ?? 0) > 1) ||
        (rule === "dateline" && entries >= LEAST_ENTRIES) ||
        (rule === "byline" && /^(?:时间|日期|date|time)\s*:/u.test(folded[i]!) && around.some(isEventField));
      return spared ? [i] : [];
    }),
  );
}

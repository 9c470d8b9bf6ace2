import type { Removal, RemovalReason } from "../../domain/article.ts";
import { repeatsTitle } from "../extract/find-title.ts";
import type { Line } from "../extract/page.ts";
import { lineNoise, startsTail } from "./line-noise.ts";

/** Lines kept in order, and what was taken away with its reason. */
export interface CleanedLines {
  readonly kept: readonly Line[];
  readonly removed: readonly Removal[];
}

/** Counters of readers' comments and note marks may follow the stop. */
const ENDS = /[。！？!?…；;：:”"’」』）)】.][\d\s[\]]*$/u;
/** A caption says who or what; longer lines without a stop are sentences whose writer forgot it. */
const LONGEST_CAPTION = 32;
/** Text before the heading of a tail: less than this, and the heading stands before the article, not after it. */
const LEAST_ARTICLE = 60;

/**
 * Takes away the lines of a page that are not its text: navigation, bylines, editors, notices, the title repeated, what
 * follows "related reading", and captions between paragraphs. Lines are kept whole or not at all.
 */
export function cleanLines(lines: readonly Line[], title: string): CleanedLines {
  const removed: Removal[] = [];
  const take = (reason: RemovalReason, line: Line): void => void removed.push({ reason, text: line.text });
  const body: Line[] = [];
  let length = 0;
  let tail = false;
  for (const line of lines) {
    if (!tail && startsTail(line.text) && (length >= LEAST_ARTICLE || line.kind !== "heading")) {
      tail = length >= LEAST_ARTICLE;
      take("related", line);
      continue;
    }
    const reason = tail ? "related" : reasonAgainst(line, title);
    if (reason !== null) take(reason, line);
    else {
      body.push(line);
      length += line.text.length;
    }
  }
  const kept = withoutCaptions(body, take);
  return { kept, removed };
}

function reasonAgainst(line: Line, title: string): RemovalReason | null {
  if (repeatsTitle(line.text, title)) return "metadata";
  const noise = lineNoise(line.text);
  if (noise !== null) return noise;
  if (line.linked > line.text.length * (ENDS.test(line.text) ? 0.8 : 0.6)) return "related";
  return null;
}

/** Short lines without a stop are captions only where the text around them is written in sentences, and only if they are few. */
function withoutCaptions(lines: readonly Line[], take: (reason: RemovalReason, line: Line) => void): readonly Line[] {
  const total = lines.reduce((sum, line) => sum + line.text.length, 0);
  const prose = lines.filter((line) => line.text.length > 40).reduce((sum, line) => sum + line.text.length, 0);
  const captions = new Set(lines.filter(isCaption));
  const size = [...captions].reduce((sum, line) => sum + line.text.length, 0);
  if (prose < total * 0.75 || size > total * 0.2) return lines;
  for (const line of captions) take("caption", line);
  return lines.filter((line) => !captions.has(line));
}

function isCaption(line: Line): boolean {
  if (line.kind === "heading") return false;
  return (
    line.text.length <= LONGEST_CAPTION &&
    !ENDS.test(line.text) &&
    !/^[一二三四五六七八九十\d]+[、.．]/u.test(line.text)
  );
}

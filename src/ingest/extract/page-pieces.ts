import type { Removal } from "../../domain/article.ts";
import type { Noise } from "../clean/noise-rules.ts";
import type { SiftedPiece } from "../segment/make-sentences.ts";
import type { FoundTitle } from "./find-title.ts";
import type { JoinedLines } from "./join-lines.ts";
import type { Line, Page } from "./page.ts";

/** A piece of a page in its order: part of the text, or taken away by a rule. */
export interface PagePiece {
  readonly text: string;
  readonly noise: Pick<Noise, "reason" | "rule"> | null;
  /** Whether it begins a line. */
  readonly opens: boolean;
}

/** What cleaning made of a page's lines. */
export interface CleanedParts {
  readonly lines: readonly Line[];
  readonly verdicts: readonly (Noise | null)[];
  readonly joined: JoinedLines;
  readonly sifted: readonly SiftedPiece[];
}

/** Everything a page holds, kept or not, in the order in which it stands there. */
export function pagePieces(page: Page, headline: FoundTitle | null, parts: CleanedParts): readonly PagePiece[] {
  const outside = Map.groupBy(page.removed, ({ before }) => before ?? 0);
  const lines = linePieces(parts);
  const shift = headline === null || lines.length === page.lines.length ? 0 : 1;
  const title: readonly PagePiece[] =
    headline === null ? [] : [{ text: headline.title, noise: { reason: "metadata", rule: "headline" }, opens: true }];
  const places = Array.from({ length: page.lines.length + 1 }, (_, i): readonly PagePiece[] => {
    const before = (outside.get(i) ?? []).map(fromRemoval);
    if (i === headline?.line && shift === 1) return [...before, ...title];
    const at = shift === 1 && i > headline!.line ? i - 1 : i;
    return [...before, ...(i === headline?.line ? title : []), ...(lines[at] ?? [])];
  });
  return places.flat();
}

function fromRemoval({ reason, rule, text }: Removal): PagePiece {
  return { text, noise: { reason, rule: rule ?? reason }, opens: true };
}

/** The pieces of each line. */
function linePieces({ lines, verdicts, joined, sifted }: CleanedParts): readonly (readonly PagePiece[])[] {
  let kept = 0;
  let next = 0;
  return lines.map((line, i) => {
    const noise = verdicts[i] ?? null;
    if (noise !== null) return [{ text: line.text, noise, opens: true }];
    const end = joined.starts[kept]! + line.text.length;
    kept++;
    const own: PagePiece[] = [];
    while (next < sifted.length && sifted[next]!.start < end) {
      const { start, end: to, noise: why } = sifted[next++]!;
      own.push({ text: joined.text.slice(start, to), noise: why, opens: own.length === 0 });
    }
    return own;
  });
}

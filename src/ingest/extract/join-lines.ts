import { runsOn } from "../../language/sentences.ts";
import type { Line } from "./page.ts";

/** The lines of a page as one text, and where each of them stands in it. */
export interface JoinedLines {
  readonly text: string;
  readonly starts: readonly number[];
}

/**
 * Joins lines by line breaks; an empty line stands where there was one, and where a single break would let Latin text run
 * on, so that no sentence ever goes over a joint.
 */
export function joinLines(lines: readonly Line[]): JoinedLines {
  let text = "";
  const starts = lines.map((line, i) => {
    if (i > 0) {
      const single = `${text.at(-1)}\n${line.text[0]}`;
      text += line.gap || runsOn(single, 1) ? "\n\n" : "\n";
    }
    const start = text.length;
    text += line.text;
    return start;
  });
  return { text, starts };
}

/** The text of the spans, with the white space between them; a line break stands for what was set aside between two. */
export function keepSpans(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let out = "";
  let last = 0;
  for (const { start, end } of spans) {
    if (out !== "") out += spaceFor(text.slice(last, start), out.at(-1)!, text[start]!);
    out += text.slice(start, end);
    last = end;
  }
  return out;
}

function spaceFor(between: string, before: string, after: string): string {
  if (between.trim() === "" && !between.includes("\n")) return between;
  if (between.trim() === "" && !between.includes("\n\n")) return "\n";
  return between.trim() === "" || between.includes("\n\n") || runsOn(`${before}\n${after}`, 1) ? "\n\n" : "\n";
}

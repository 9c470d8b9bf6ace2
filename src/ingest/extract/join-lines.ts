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
  const parts: string[] = [];
  let length = 0;
  const starts = lines.map((line, i) => {
    const before = lines[i - 1];
    if (before !== undefined) {
      const space = line.gap || runsOn(`${before.text.at(-1)}\n${line.text[0]}`, 1) ? "\n\n" : "\n";
      parts.push(space);
      length += space.length;
    }
    const start = length;
    parts.push(line.text);
    length += line.text.length;
    return start;
  });
  return { text: parts.join(""), starts };
}

/** The text of the spans, with the white space between them; a line break stands for what was set aside between two. */
export function keepSpans(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  const parts: string[] = [];
  let last: number | null = null;
  for (const { start, end } of spans) {
    if (last !== null) parts.push(spaceFor(text.slice(last, start), text[last - 1]!, text[start]!));
    parts.push(text.slice(start, end));
    last = end;
  }
  return parts.join("");
}

function spaceFor(between: string, before: string, after: string): string {
  if (between.trim() === "" && !between.includes("\n")) return between;
  if (between.trim() === "" && !between.includes("\n\n")) return "\n";
  return between.trim() === "" || between.includes("\n\n") || runsOn(`${before}\n${after}`, 1) ? "\n\n" : "\n";
}

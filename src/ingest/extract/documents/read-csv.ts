import { WenzhaiError } from "../../../errors.ts";
import { type Page, textLine } from "../page.ts";

const DELIMITERS = ["\t", ";", "|", ","] as const;

/** Reads a table of values set apart by commas, semicolons or tabs: row by row, the header first. */
export async function readCsv(source: string): Promise<Page> {
  const { parse } = await import("csv-parse/sync");
  const head = source.slice(0, source.indexOf("\n") < 0 ? source.length : source.indexOf("\n"));
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))]!;
  try {
    const rows = parse(source, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }) as string[][];
    const lines = rows.map((cells) =>
      cells
        .map((cell) => cell.replace(/\s+/gu, " ").trim())
        .filter((cell) => cell !== "")
        .join(" "),
    );
    return { facts: {}, lines: lines.filter((line) => line !== "").map((line) => textLine(line)), removed: [] };
  } catch (cause) {
    throw new WenzhaiError("bad-file", "is not a table that can be read; save it as CSV anew.", { cause });
  }
}

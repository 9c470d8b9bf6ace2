import { articleFromRow } from "../extract/build-article.ts";
import { faultOf } from "../extract/read-parts.ts";
import { cannotRead } from "./list-files.ts";
import { type RowResult, readRows } from "./read-rows.ts";
import type { Known, PlacedReading } from "./reading.ts";

/** Reads the articles of a .jsonl or .jsonl.gz file, one a line. A bad line is a fault and the others go through. */
export async function* readRowFile(path: string, known: Known): AsyncIterable<PlacedReading> {
  let rows = 0;
  try {
    for await (const result of readRows(path)) {
      rows++;
      yield rowReading(path, result, known);
    }
    if (rows === 0) yield { kind: "fault", path, message: `${path} is empty; write one article a line or remove it.` };
  } catch (error) {
    yield { kind: "fault", path, message: brokenStream(path, error) };
  }
}

function rowReading(path: string, result: RowResult, known: Known): PlacedReading {
  const { line } = result;
  const fault = (message: string): PlacedReading => ({
    kind: "fault",
    path,
    line,
    message: `${path}, line ${line} ${message}`,
  });
  if ("message" in result) return fault(result.message);
  const { row, hash } = result;
  if (row.text.trim() === "") return fault('holds no text; fill its "text" or remove the line.');
  if (known.get(row.id) === hash) return { kind: "unchanged", path, id: row.id, line };
  try {
    return { kind: "article", path, ingested: articleFromRow(row, hash), line };
  } catch (error) {
    return fault(faultOf(error));
  }
}

function brokenStream(path: string, error: unknown): string {
  const code = String((error as NodeJS.ErrnoException | null)?.code ?? "");
  if (!code.startsWith("Z_")) return cannotRead(path, error);
  return `${path} is damaged: it cannot be unpacked to its end; make it anew. What could be read was taken.`;
}

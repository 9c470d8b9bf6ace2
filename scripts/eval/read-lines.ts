import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The rows of a JSON lines file, gzipped or not. Throws SyntaxError with the place of a line that is not JSON. */
export function readLines<T>(path: string): readonly T[] {
  const bytes = readFileSync(path);
  const lines = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n");
  return lines.flatMap((line, i) => (line.trim() === "" ? [] : [parse<T>(line, `${path}:${i + 1}`)]));
}

function parse<T>(line: string, place: string): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    throw new SyntaxError(`${place} is not JSON.`);
  }
}

import { listFiles } from "./list-files.ts";
import { readPageFiles } from "./read-page-files.ts";
import { readRowFile } from "./read-row-file.ts";
import type { Known, PlacedReading, Reading } from "./reading.ts";

export type { Reading } from "./reading.ts";

/** What the index holds already: article id → content hash. Such articles are only named, not parsed. */
export interface ReadOptions {
  readonly known?: Known;
}

/** Pages read together, so that what a site's pages share can be seen: enough to see it, few enough to hold. */
const PAGES_TOGETHER = 200;
const ROWS = /\.jsonl(?:\.gz)?$/iu;
const PAGE = /\.html?$/iu;

/**
 * Reads files and folders. Yields each article, in path order, or a fault; one bad file never stops the rest. An article
 * whose id and hash are in `known` is only named. The second article with an id is a fault that names both places.
 */
export async function* readArticles(paths: readonly string[], options: ReadOptions = {}): AsyncIterable<Reading> {
  const { files, faults } = await listFiles(paths);
  yield* faults;
  const known = options.known ?? new Map<string, string>();
  const places = new Map<string, string>();
  for (const batch of batches(files)) {
    const readings = ROWS.test(batch[0]!) ? readRowFile(batch[0]!, known) : readPageFiles(batch, known);
    for await (const reading of readings) yield onlyOnce(reading, places);
  }
}

/** Each file alone, except that web pages in a row go together. */
function batches(files: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const file of files) {
    const last = groups.at(-1);
    if (last !== undefined && PAGE.test(file) && PAGE.test(last[0]!) && last.length < PAGES_TOGETHER) last.push(file);
    else groups.push([file]);
  }
  return groups;
}

/** Turns an article whose id was seen before into a fault. */
function onlyOnce({ line, ...reading }: PlacedReading, places: Map<string, string>): Reading {
  const at = line === undefined ? {} : { line };
  if (reading.kind === "fault") return { ...reading, ...at };
  if (reading.kind === "warning") return reading;
  const id = reading.kind === "article" ? reading.ingested.article.id : reading.id;
  const place = line === undefined ? reading.path : `${reading.path}, line ${line}`;
  const earlier = places.get(id);
  if (earlier === undefined) {
    places.set(id, place);
    return reading;
  }
  const message = `${place} has the id "${id}", which ${earlier} has already; give it another id or remove one of them.`;
  return { kind: "fault", path: reading.path, ...at, message };
}

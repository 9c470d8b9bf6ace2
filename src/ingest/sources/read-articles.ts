import { resolve } from "node:path";
import type { ApartReader } from "../extract/apart/read-apart.ts";
import { readParts } from "../extract/read-parts.ts";
import { createIds } from "./article-ids.ts";
import { listFiles } from "./list-files.ts";
import { type PageReading, readPageFiles } from "./read-page-files.ts";
import { readRowFile } from "./read-row-file.ts";
import type { Known, PlacedReading, Reading } from "./reading.ts";

export type { Reading } from "./reading.ts";

/** What the index holds already, and who takes files apart: by default this thread. */
export interface ReadOptions {
  /** Article id → content hash. Such articles are only named, not parsed. */
  readonly known?: Known;
  /** Article id → the absolute path that it came from. */
  readonly sources?: ReadonlyMap<string, string>;
  readonly apart?: Pick<ApartReader, "read" | "processes">;
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
  const { files, faults, skipped } = await listFiles(paths);
  yield* faults;
  yield* skipped;
  const reading = pageReading(paths, options);
  const places = new Map<string, string>();
  for (const batch of batches(files)) {
    const readings = ROWS.test(batch[0]!)
      ? readRowFile(batch[0]!, options.known ?? new Map())
      : readPageFiles(batch, reading);
    for await (const reading of readings) yield onlyOnce(reading, places);
  }
}

function pageReading(paths: readonly string[], { known = new Map(), sources, apart }: ReadOptions): PageReading {
  const places = sources ?? new Map<string, string>();
  const idAt = new Map([...places].map(([id, source]) => [source, id]));
  const idOf = createIds(paths, { hashes: known, sources: places });
  return {
    idOf,
    isKnown: (id, path, digest) => known.get(id) === digest && (places.get(id) ?? resolve(path)) === resolve(path),
    parts: apart?.read ?? readParts,
    processes: apart?.processes ?? 1,
    unchanged: (path, digest) => {
      const id = idAt.get(resolve(path));
      return id !== undefined && known.get(id) === digest ? id : undefined;
    },
  };
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
  if (reading.kind === "warning" || reading.kind === "skipped") return reading;
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

import { hash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { IngestedArticle } from "../domain.ts";
import { WenzhaiError } from "../errors.ts";
import { articleFromPage, articleFromRow, type CleanPage, cleanPage } from "./build-article.ts";
import { readFrontMatter } from "./front-matter.ts";
import { cannotRead, type Fault, listFiles } from "./list-files.ts";
import { readPage } from "./read-page.ts";
import { readRows } from "./read-rows.ts";

/** What reading gives: an article, word that one has not changed, or a fault in one sentence. */
export type Reading =
  | { readonly kind: "article"; readonly path: string; readonly ingested: IngestedArticle }
  | { readonly kind: "unchanged"; readonly path: string; readonly id: string }
  | Fault;

/** What the index holds already: article id → content hash. */
export interface ReadOptions {
  readonly known?: ReadonlyMap<string, string>;
}

/** No single article is longer; more is a data set and belongs in .jsonl, which is streamed. */
const LARGEST_FILE = 32 * 1024 * 1024;

/**
 * Reads files and folders. Yields each article, in path order, or a fault; one bad file never stops the rest. An article
 * whose id and hash are in `known` is only named. The second article with an id is a fault that names both places.
 */
export async function* readArticles(paths: readonly string[], options: ReadOptions = {}): AsyncIterable<Reading> {
  const { files, faults } = await listFiles(paths);
  yield* faults;
  const places = new Map<string, string>();
  for (const path of files) {
    for await (const reading of readFileAt(path, options.known ?? new Map())) yield onlyOnce(reading, places);
  }
}

/** Turns an article whose id was seen before into a fault. */
function onlyOnce(reading: Reading & { readonly line?: number }, places: Map<string, string>): Reading {
  if (reading.kind === "fault") return reading;
  const id = reading.kind === "article" ? reading.ingested.article.id : reading.id;
  const { line, ...rest } = reading;
  const place = line === undefined ? reading.path : `${reading.path}:${line}`;
  const earlier = places.get(id);
  if (earlier === undefined) {
    places.set(id, place);
    return rest as Reading;
  }
  const message = `${place} has the id "${id}", which ${earlier} has already; give it another id or remove one of them.`;
  return { kind: "fault", path: reading.path, ...(line === undefined ? {} : { line }), message };
}

function readFileAt(
  path: string,
  known: ReadonlyMap<string, string>,
): AsyncIterable<Reading & { readonly line?: number }> {
  return /\.jsonl(?:\.gz)?$/iu.test(path) ? readRowsAt(path, known) : readOneAt(path, known);
}

async function* readRowsAt(
  path: string,
  known: ReadonlyMap<string, string>,
): AsyncIterable<Reading & { readonly line?: number }> {
  let rows = 0;
  try {
    for await (const result of readRows(path)) {
      rows++;
      const { line } = result;
      if ("message" in result) yield { kind: "fault", path, line, message: `${path}, line ${line} ${result.message}` };
      else if (result.row.text.trim() === "")
        yield {
          kind: "fault",
          path,
          line,
          message: `${path}, line ${line} holds no text; fill its "text" or remove the line.`,
        };
      else if (known.get(result.row.id) === result.hash) yield { kind: "unchanged", path, id: result.row.id, line };
      else yield { kind: "article", path, ingested: articleFromRow(result.row, result.hash), line };
    }
    if (rows === 0) yield { kind: "fault", path, message: `${path} is empty; write one article a line or remove it.` };
  } catch (error) {
    yield { kind: "fault", path, message: brokenStream(path, error) };
  }
}

function brokenStream(path: string, error: unknown): string {
  const code = String((error as NodeJS.ErrnoException | null)?.code ?? "");
  return code.startsWith("Z_")
    ? `${path} is damaged: it cannot be unpacked to its end; make it anew. What could be read was taken.`
    : cannotRead(path, error);
}

async function* readOneAt(path: string, known: ReadonlyMap<string, string>): AsyncIterable<Reading> {
  try {
    const bytes = await bytesOf(path);
    const digest = hash("sha256", bytes);
    const id = idOf(path, bytes);
    if (known.get(id) === digest) yield { kind: "unchanged", path, id };
    else
      yield {
        kind: "article",
        path,
        ingested: articleFromPage(checked(cleanPage(await readPage(path, bytes))), id, digest),
      };
  } catch (error) {
    yield { kind: "fault", path, message: faultOf(path, error) };
  }
}

function faultOf(path: string, error: unknown): string {
  if (error instanceof WenzhaiError)
    return `${path} ${error.message}`.replace(/ the front matter/u, ": the front matter");
  if ((error as NodeJS.ErrnoException | null)?.code !== undefined) return cannotRead(path, error);
  return `${path} could not be taken apart; save it in another format and try again.`;
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > LARGEST_FILE)
    throw new WenzhaiError(
      "bad-file",
      "is larger than 32 MB; split it, or write it as .jsonl with one article a line.",
    );
  if (size === 0) throw new WenzhaiError("bad-file", "is empty; fill it or remove it.");
  return readFile(path);
}

/** The id that front matter gives, else the file's name without its ending. */
function idOf(path: string, bytes: Uint8Array): string {
  const stem = basename(path).replace(/\.[^.]+$/u, "");
  if (!/\.(?:md|markdown)$/iu.test(path)) return stem;
  return readFrontMatter(new TextDecoder().decode(bytes).replace(/\r\n?/gu, "\n")).facts.id ?? stem;
}

function checked(page: CleanPage): CleanPage {
  if (page.text.trim() === "")
    throw new WenzhaiError("bad-file", "holds no text of an article; check that it is the right file.");
  return page;
}

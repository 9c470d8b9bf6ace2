import { hash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import PQueue from "p-queue";
import { WenzhaiError } from "../../errors.ts";
import { dropRepeatedLines } from "../clean/repeated-lines.ts";
import { articleFromPage, cleanPage } from "../extract/build-article.ts";
import type { Page } from "../extract/page.ts";
import { firstDay } from "../extract/read-day.ts";
import { type FilePart, faultOf, type ReadParts } from "../extract/read-parts.ts";
import type { Unnamed } from "./article-ids.ts";
import { cannotRead } from "./list-files.ts";
import type { Reading } from "./reading.ts";

/** No single article is longer; more is a data set and belongs in .jsonl, which is streamed. */
const LARGEST_FILE = 32 * 1024 * 1024;
/** A day at the head of a file's name, as people file articles. */
const DATED = /^(?:(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d{6})(?!\d)/u;

/** How files are read: by whom, how many at a time, and how they are named. */
export interface PageReading {
  readonly parts: ReadParts;
  readonly processes: number;
  readonly idOf: (file: Unnamed) => Promise<string>;
  /** Whether the index has this article from this file with this content. */
  readonly isKnown: (id: string, path: string, digest: string) => boolean;
  /** The article that the index has from this file with this content; then it is only named. */
  readonly unchanged: (path: string, digest: string) => string | undefined;
}

/** A file taken apart, or what is to be said about it at once. */
type Opened = { readonly path: string; readonly digest: string; readonly page: Page } | Reading;

/** Reads files, and drops the lines that the pages of one site among them share. */
export async function* readPageFiles(paths: readonly string[], reading: PageReading): AsyncIterable<Reading> {
  const queue = new PQueue({ concurrency: reading.processes });
  const opened = (await queue.addAll(paths.map((path) => () => openFile(path, reading)))).flat();
  const pages = opened.flatMap((file) => ("page" in file ? [file.page] : []));
  const places = new Map(pages.map((page, i) => [page, i]));
  const distinct = dropRepeatedLines(pages);
  for (const file of opened) {
    if ("page" in file) yield* finish({ ...file, page: distinct[places.get(file.page)!]! }, reading);
    else yield file;
  }
}

async function openFile(path: string, reading: PageReading): Promise<readonly Opened[]> {
  try {
    const bytes = await bytesOf(path);
    const digest = hash("sha256", bytes);
    const id = reading.unchanged(path, digest);
    if (id !== undefined) return [{ kind: "unchanged", path, id }];
    return (await reading.parts(path, bytes)).map((part) => openedPart(path, digest, part));
  } catch (error) {
    const said = error instanceof WenzhaiError ? `${path} ${error.message}` : cannotRead(path, error);
    return [{ kind: "fault", path, message: said }];
  }
}

function openedPart(archive: string, digest: string, part: FilePart): Opened {
  const path = part.inside === null ? archive : `${archive}/${part.inside}`;
  if ("fault" in part) return { kind: "fault", path, message: `${path} ${part.fault}` };
  if ("skipped" in part) return { kind: "skipped", path, message: `${path} ${part.skipped}` };
  return { path, digest: part.bytes === undefined ? digest : hash("sha256", part.bytes), page: part.page };
}

async function* finish(
  { path, digest, page }: Exclude<Opened, Reading>,
  { idOf, isKnown }: PageReading,
): AsyncIterable<Reading> {
  for (const said of page.warnings ?? []) yield { kind: "warning", path, message: `${path} ${said}` };
  const id = await idOf({ path, digest, stated: page.facts.id });
  if (isKnown(id, path, digest)) {
    yield { kind: "unchanged", path, id };
    return;
  }
  yield articleOf(page, { path, id, digest });
}

/** One page that breaks the cleaning is a fault like any other. */
function articleOf(page: Page, { path, id, digest }: { path: string; id: string; digest: string }): Reading {
  const fault = (message: string): Reading => ({ kind: "fault", path, message: `${path} ${message}` });
  try {
    const clean = cleanPage(withDayOfName(page, path));
    if (clean.text.trim() === "") return fault("holds no text of an article; check that it is the right file.");
    return { kind: "article", path, ingested: articleFromPage(clean, id, digest) };
  } catch (error) {
    return fault(faultOf(error));
  }
}

/** The day that a file's name begins with stands in for one that the page itself may give. */
function withDayOfName(page: Page, path: string): Page {
  const dated = page.curated === true ? undefined : DATED.exec(basename(path))?.[0];
  const filed = dated === undefined ? undefined : firstDay(dated, { compact: true });
  return filed === undefined ? page : { ...page, filed };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size === 0) throw new WenzhaiError("bad-file", "is empty; fill it or remove it.");
  if (size <= LARGEST_FILE) return readFile(path);
  throw new WenzhaiError("bad-file", "is larger than 32 MB; split it, or write it as .jsonl with one article a line.");
}

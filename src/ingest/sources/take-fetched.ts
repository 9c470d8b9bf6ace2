import { resolve } from "node:path";
import type { IngestedArticle, Removal } from "../../domain/article.ts";
import type { PassageIndex, PassageIndexWriter } from "../../ports/passage-index.ts";
import type { ApartReader } from "../extract/apart/read-apart.ts";
import type { PageFacts } from "../extract/page.ts";
import type { FilePart } from "../extract/read-parts.ts";
import type { Fault } from "./list-files.ts";
import type { ListedFacts } from "./lists/article-list.ts";
import { type PageReading, readPageFiles } from "./read-page-files.ts";

/** A file that was fetched, and what is known of it beside what it holds. */
export interface FetchedFile {
  readonly path: string;
  readonly id: string;
  readonly url: string;
  readonly facts: ListedFacts;
}

/** What taking fetched files in did. */
export interface FetchedReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly faults: readonly Fault[];
}

/** What a fetched file would become. */
export interface FetchedPreview {
  readonly ingested?: IngestedArticle;
  readonly fault?: string;
  readonly removed: readonly Removal[];
}

/** Files read together, so that what a site's pages share can be seen. */
const TOGETHER = 200;

type Apart = Pick<ApartReader, "read" | "processes">;

/**
 * Takes fetched files into an index under the ids given: a file may name neither its own id nor that of another article.
 * Those whose content is known cost nothing, and nothing is ever removed. Throws what the index throws.
 */
export async function takeFetched(
  files: readonly FetchedFile[],
  index: PassageIndex & PassageIndexWriter,
  apart: Apart,
): Promise<FetchedReport> {
  const known = await index.hashes();
  const put: IngestedArticle[] = [];
  const faults: Fault[] = [];
  let unchanged = 0;
  for (let start = 0; start < files.length; start += TOGETHER) {
    const some = files.slice(start, start + TOGETHER);
    for await (const reading of readPageFiles(
      some.map(({ path }) => path),
      readingOf(some, known, apart),
    )) {
      if (reading.kind === "fault") faults.push(reading);
      else if (reading.kind === "unchanged") unchanged++;
      else if (reading.kind === "article") {
        const { ingested } = reading;
        put.push({ ...ingested, article: { ...ingested.article, source: resolve(reading.path) } });
      }
    }
  }
  if (put.length > 0) await index.apply({ put, remove: [] });
  const changed = put.filter(({ article }) => known.has(article.id)).length;
  return { added: put.length - changed, changed, unchanged, faults };
}

/** Reads one fetched file as it would be taken in, and takes nothing in. */
export async function previewFetched(file: FetchedFile, apart: Apart): Promise<FetchedPreview> {
  let found: FetchedPreview = { fault: `${file.path} holds no article.`, removed: [] };
  for await (const reading of readPageFiles([file.path], readingOf([file], new Map(), apart))) {
    if (reading.kind === "fault") found = { fault: reading.message, removed: [] };
    if (reading.kind === "article") found = { ingested: reading.ingested, removed: reading.ingested.removed };
  }
  return found;
}

function readingOf(files: readonly FetchedFile[], known: ReadonlyMap<string, string>, apart: Apart): PageReading {
  const at = new Map(files.map((file) => [file.path, file]));
  return {
    processes: apart.processes,
    idOf: async ({ path }) => at.get(path)!.id,
    isKnown: (id, _, digest) => known.get(id) === digest,
    unchanged: (path, digest) => {
      const id = at.get(path)?.id;
      return id !== undefined && known.get(id) === digest ? id : undefined;
    },
    parts: async (path, bytes) => (await apart.read(path, bytes)).map((part) => withFacts(part, at.get(path)!)),
  };
}

/** What a page says of itself goes before what a list says of it. */
function withFacts(part: FilePart, { id, url, facts: listed }: FetchedFile): FilePart {
  if (part.inside !== null) return { inside: null, fault: "is an archive; add the files in it one by one." };
  if (!("page" in part)) return part;
  const { publisher: site, ...told } = listed;
  const facts: PageFacts = {
    ...told,
    ...(site === undefined ? {} : { site }),
    ...part.page.facts,
    id,
    url,
  };
  return { ...part, page: { ...part.page, facts } };
}

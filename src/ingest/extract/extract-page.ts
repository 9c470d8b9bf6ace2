import { WenzhaiError } from "../../errors.ts";
import { type ReadOptions, readArticles } from "../sources/read-articles.ts";

/** One page as ingest would take it: what `wenzhai extract` prints. */
export interface ExtractedPage {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly text: string;
}

/** Reads the articles of one file on the same way as ingest. Throws WenzhaiError "bad-file" with the fault's own sentence. */
export async function extractPages(path: string, apart?: ReadOptions["apart"]): Promise<readonly ExtractedPage[]> {
  const pages: ExtractedPage[] = [];
  const faults: string[] = [];
  for await (const reading of readArticles([path], apart === undefined ? {} : { apart })) {
    if (reading.kind === "fault") faults.push(reading.message);
    if (reading.kind !== "article") continue;
    const { id, title, publisher, published, text } = reading.ingested.article;
    pages.push({ id, file: reading.path, title, publisher: publisher ?? null, date: published ?? null, text });
  }
  if (pages.length > 0) return pages;
  throw new WenzhaiError("bad-file", faults[0] ?? `${path} holds no article; check that it is the right file.`);
}

/** The first article of a file. Throws WenzhaiError "bad-file" with the fault's own sentence. */
export async function extractPage(path: string): Promise<ExtractedPage> {
  return (await extractPages(path))[0]!;
}

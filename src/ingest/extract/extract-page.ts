import { WenzhaiError } from "../../errors.ts";
import { readArticles } from "../sources/read-articles.ts";

/** One page as ingest would take it: what `wenzhai extract` prints. */
export interface ExtractedPage {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly text: string;
}

/** Reads one file on the same way as ingest. Throws WenzhaiError "bad-file" with the fault's own sentence. */
export async function extractPage(path: string): Promise<ExtractedPage> {
  for await (const reading of readArticles([path])) {
    if (reading.kind === "fault") throw new WenzhaiError("bad-file", reading.message);
    if (reading.kind !== "article") continue;
    const { id, title, publisher, published, text } = reading.ingested.article;
    return { id, file: path, title, publisher: publisher ?? null, date: published ?? null, text };
  }
  throw new WenzhaiError("bad-file", `${path} holds no article; check that it is the right file.`);
}

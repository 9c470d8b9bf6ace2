import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import type { FetchedArticle } from "../../adapters/web/fetched-articles.ts";
import type { PoliteFetch } from "../../adapters/web/polite-fetch.ts";
import type { IngestedArticle } from "../../domain/article.ts";
import { WenzhaiError } from "../../errors.ts";
import type { ApartReader } from "../../ingest/extract/apart/read-apart.ts";
import { addressId, articleAddress } from "../../ingest/sources/lists/article-address.ts";
import { previewFetched } from "../../ingest/sources/take-fetched.ts";
import { fetchArticle } from "./fetch-article.ts";

/** An article fetched for a look at it. */
export interface AddressPreview {
  readonly ingested: IngestedArticle;
  /** Keeps its file in a folder, and gives what is known of it then. */
  keep(folder: string): Promise<FetchedArticle>;
  /** Removes what was fetched for the look. */
  close(): Promise<void>;
}

/** The source of what people add by hand: it is read once. */
export const ADDED = "added";

/** Fetches an article and reads it as it would be taken in. Throws bad-input when it cannot be had, or holds no article. */
export async function previewAddress(
  text: string,
  web: Pick<PoliteFetch, "get">,
  apart: Pick<ApartReader, "read" | "processes">,
): Promise<AddressPreview> {
  const address = articleAddress(text);
  if (address === null)
    throw new WenzhaiError("bad-input", `${text} is no address of an article: write it like https://example.org/page.`);
  const temporary = await mkdtemp(join(tmpdir(), "wenzhai-add-"));
  const close = (): Promise<void> => rm(temporary, { recursive: true, force: true });
  try {
    const fetched = await fetchArticle(newArticle(address), { web, folder: temporary });
    if (fetched.stage !== "read") throw new WenzhaiError("bad-input", fetched.problem ?? `${address} was not read.`);
    const from = fetched.path!;
    const { ingested, fault } = await previewFetched({ path: from, id: fetched.id, url: address, facts: {} }, apart);
    if (ingested === undefined) throw new WenzhaiError("bad-input", (fault ?? "").replace(from, address));
    return {
      ingested,
      close,
      async keep(folder) {
        const path = join(folder, relative(temporary, from));
        await mkdir(dirname(path), { recursive: true });
        await cp(from, path);
        return { ...fetched, path };
      },
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

function newArticle(address: string): FetchedArticle {
  const nothing = { facts: {}, content: null, path: null, digest: null, validators: {}, problem: null, failures: 0 };
  return { address, source: ADDED, id: addressId(address), version: "", stage: "due", linked: true, ...nothing };
}

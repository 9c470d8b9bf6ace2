import { join } from "node:path";
import { WenzhaiError } from "../../src/errors.ts";
import { extractPage } from "../../src/ingest/extract/extract-page.ts";
import type { Run, Values } from "./evaluation-set.ts";
import { byDefuddle, byReadability } from "./page-rivals.ts";
import { scorePages } from "./score-pages.ts";

interface GoldPage {
  readonly id: string;
  readonly file: string;
  readonly charset: string;
  readonly url: string;
  readonly text: string;
}

type Extract = (page: GoldPage, path: string) => Promise<string>;

const measureWith =
  (extract: Extract) =>
  async ({ rows, places }: Run): Promise<Values> => {
    const gold = rows as readonly GoldPage[];
    const texts = new Map<string, string>();
    for (const page of gold) texts.set(page.id, await extract(page, join(places.data, "pages", page.file)));
    const { mean, poor } = scorePages(gold, texts);
    return { "mean F1": mean, "pages under 0.5": poor.length };
  };

/** What `wenzhai extract` takes from web pages, against what people marked. */
export const measurePages = measureWith(async (_, path) => {
  try {
    return (await extractPage(path)).text;
  } catch (error) {
    if (error instanceof WenzhaiError && error.code === "bad-file") return "";
    throw error;
  }
});

/** The same pages by a library alone. */
export const measureReadability = measureWith(async ({ charset, url }, path) => byReadability(path, charset, url));

/** The same pages by another. */
export const measureDefuddle = measureWith(async ({ charset, url }, path) => byDefuddle(path, charset, url));

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BaseRetriever } from "@langchain/core/retrievers";
import { RunnableLambda } from "@langchain/core/runnables";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEngine } from "../../src/app/compose.ts";
import type { Config } from "../../src/app/config.ts";
import { createSession } from "../../src/app/console/session.ts";
import { WenzhaiRetriever } from "../../src/app/wenzhai-retriever.ts";
import type { Article } from "../../src/domain/article.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";

const corpus = fileURLToPath(new URL("../../corpus", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "wenzhai-retriever-"));
const config: Config = { slack: null, corpus: [], data, model: {} };
let articles: readonly Article[];

beforeAll(async () => {
  const { world, close } = createSession(config, () => "1");
  const engine = await openEngine(config, { ...world, embedder: countingEmbedder() });
  await engine.ingest([corpus]);
  articles = await engine.index.articles();
  await engine.close();
  await close();
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

test("gives LangChain passages that are slices of their articles", async () => {
  const retriever = await WenzhaiRetriever.open({ data, k: 3 });
  expect(retriever).toBeInstanceOf(BaseRetriever);
  const found = await retriever.invoke("西安交通大学");
  expect(found).toHaveLength(3);
  for (const { pageContent, metadata } of found) {
    const article = articles.find(({ id }) => id === metadata.articleId);
    expect(article?.text.slice(metadata.start, metadata.end)).toBe(pageContent);
  }
  const chain = retriever.pipe(RunnableLambda.from((documents: readonly unknown[]) => documents.length));
  expect(await chain.invoke("西安交通大学")).toBe(3);
  await retriever.close();
});

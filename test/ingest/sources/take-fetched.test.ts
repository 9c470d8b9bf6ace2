import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readParts } from "../../../src/ingest/extract/read-parts.ts";
import type { ListedFacts } from "../../../src/ingest/sources/lists/article-list.ts";
import { previewFetched, takeFetched } from "../../../src/ingest/sources/take-fetched.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { hashEmbedder } from "../../fakes/hash-embedder.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";
import { keptLog } from "../../slack/kept-log.ts";

const apart = { read: readParts, processes: 1 };

function corpus() {
  const folder = mkdtempSync(join(tmpdir(), "wenzhai-fetched-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const index = memoryIndex({
    analyze: () => [],
    embedder: hashEmbedder(),
    clock: handClock("2026-11-28T08:00:00Z"),
    log: keptLog(),
  });
  const file = (id: string, text: string, facts: ListedFacts = {}, ending = ".html") => {
    const path = join(folder, `${id.replaceAll("/", "-")}${ending}`);
    writeFileSync(path, text);
    return { path, id, url: `https://${id}.html`, facts };
  };
  return { index, file, article: async (id: string) => (await index.articles()).find((each) => each.id === id) };
}

const page = (text: string, head = ""): string =>
  `<html><head>${head}</head><body><article><p>${text}</p></article></body></html>`;

test("an article has the address and id given; a list's facts stand in where the page has none", async () => {
  const { index, file, article } = corpus();
  const facts = { title: "大会开幕", published: "2025-06-08", publisher: "津门新闻" };
  const own = '<title>自己的题目</title><meta property="article:published_time" content="2025-06-01">';
  const report = await takeFetched(
    [
      file("a.org/1", page("大会在天津举行，二百名专家出席。"), facts),
      file("a.org/2", page("医院在上海开诊。", own), facts),
    ],
    index,
    apart,
  );
  expect(report).toEqual({ added: 2, changed: 0, unchanged: 0, faults: [] });
  expect(await article("a.org/1")).toMatchObject({ ...facts, url: "https://a.org/1.html" });
  expect(await article("a.org/2")).toMatchObject({
    title: "自己的题目",
    published: "2025-06-01",
    publisher: "津门新闻",
  });
});

test("a file cannot take the place of another article by naming its id", async () => {
  const { index, file, article } = corpus();
  await takeFetched([file("a.org/1", page("大会在天津举行，二百名专家出席。"))], index, apart);
  await takeFetched([file("b.org/1", "---\nid: a.org/1\n---\n\n大会取消了。\n", {}, ".md")], index, apart);
  expect((await article("a.org/1"))?.text).toContain("二百名专家");
  expect((await article("b.org/1"))?.text).toContain("取消");
});

test("what is known is not put again, what has changed is, and a fault stops nothing", async () => {
  const { index, file } = corpus();
  const text = page("大会在天津举行，二百名专家出席。");
  await takeFetched([file("a.org/1", text), file("a.org/2", text)], index, apart);
  const again = [file("a.org/1", text), file("a.org/2", page("大会改在上海举行。")), file("a.org/3", "<html></html>")];
  const { faults, ...counts } = await takeFetched(again, index, apart);
  expect(counts).toEqual({ added: 0, changed: 1, unchanged: 1 });
  expect(faults.map(({ path }) => path)).toEqual([again[2]!.path]);
});

test("a preview is what would be taken in, and takes nothing in", async () => {
  const { index, file } = corpus();
  const { ingested } = await previewFetched(file("a.org/1", page("大会在天津举行，二百名专家出席。")), apart);
  expect(ingested?.article).toMatchObject({ id: "a.org/1", url: "https://a.org/1.html" });
  expect((await previewFetched(file("a.org/2", "<html></html>"), apart)).fault).toContain("holds no text");
  expect(await index.articles()).toEqual([]);
});

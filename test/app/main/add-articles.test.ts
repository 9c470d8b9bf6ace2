import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import { openFetchedArticles } from "../../../src/adapters/web/fetched-articles.ts";
import { createAddArticles } from "../../../src/app/main/add-articles.ts";
import type { TakingEngine } from "../../../src/app/sources/open-refresh.ts";
import { fetchedDatabase } from "../../../src/app/sources/open-refresh.ts";
import { parseSources } from "../../../src/app/sources/source-settings.ts";
import { keptLog } from "../../slack/kept-log.ts";

const engine = { fillVectors: async () => undefined } as unknown as TakingEngine & { fillVectors(): Promise<void> };
const world = { clock: systemClock(), log: keptLog(), newId: () => "1" };

function adding() {
  const data = mkdtempSync(join(tmpdir(), "wenzhai-adding-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const sources = parseSources("feeds:\n  - url: https://news.example/feed\n    name: Daily\n", "sources.yml");
  return { data, add: createAddArticles(engine, { data, sources }, world) };
}

test("what is no public address is refused in a sentence, before anything is asked of it", async () => {
  const { add } = adding();
  await expect(add.preview("not an address")).rejects.toMatchObject({ code: "bad-input" });
  await expect(add.preview("http://127.0.0.1:9/a.html")).rejects.toMatchObject({ code: "bad-input" });
  await expect(add.add("http://169.254.169.254/latest")).rejects.toMatchObject({ code: "bad-input" });
});

test("the sources that could not be read are told, those that are no longer named are not", async () => {
  const { data, add } = adding();
  expect(await add.troubles()).toEqual([]);
  const state = openFetchedArticles(fetchedDatabase(data));
  state.tried("Daily", 1_000, "the feed is no feed.");
  state.tried("Gone", 1_000, "it is gone.");
  state.close();
  expect(await add.troubles()).toMatchObject([{ source: "Daily", problem: "the feed is no feed.", failed: 0 }]);
});

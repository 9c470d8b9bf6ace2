import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { keepSources } from "../../../src/app/main/keep-sources.ts";
import { NO_SOURCES, type Sources } from "../../../src/app/sources/source-settings.ts";
import type { FetchedFile } from "../../../src/ingest/sources/take-fetched.ts";
import type { IndexStatus } from "../../../src/ports/passage-index.ts";
import { serve } from "../../adapters/web/serve.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { keptLog } from "../../slack/kept-log.ts";
import { feedSource } from "../sources/open-sources.ts";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A bot that keeps a feed whose articles are counted up, on a clock turned by hand. */
async function bot(answers: boolean) {
  let articles = 1;
  const url = await serve((request, response) => {
    const link = (n: number): string => `<item><link>/page/${n}</link></item>`;
    if (request.url?.startsWith("/page/") && answers)
      response.writeHead(200, { "content-type": "text/html" }).end("<p>大会在天津举行。</p>");
    else if (request.url === "/feed")
      response.end(
        `<rss version="2.0"><channel><title>x</title>${Array.from({ length: articles }, (_, n) => link(n)).join("")}</channel></rss>`,
      );
    else if (request.url === "/robots.txt") response.writeHead(404).end();
  });
  const data = mkdtempSync(join(tmpdir(), "wenzhai-keep-sources-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const taken: string[] = [];
  const waiting = new Map<number, () => void>();
  const engine = {
    index: { articles: async () => [], status: async () => ({ articles: 0 }) as IndexStatus },
    async takeFetched(files: readonly FetchedFile[]) {
      taken.push(...files.map(({ id }) => id));
      waiting.get(taken.length)?.();
      return { added: files.length, changed: 0, unchanged: 0, faults: [] };
    },
    fillVectors: async () => {},
  };
  const clock = handClock("2026-11-28T08:00:00Z");
  const log = keptLog();
  const said: string[] = [];
  const world = { clock, log, newId: () => "1" };
  const config = { slack: null, corpus: [], data, model: {} };
  const session = { config, world, out: () => {}, err: (line: string) => void said.push(line), close: async () => {} };
  const sources: Sources = { ...NO_SOURCES, web: [feedSource(`${url}/feed`)], allow: ["127.0.0.1"] };
  const until = (count: number): Promise<void> =>
    taken.length >= count ? Promise.resolve() : new Promise((resolve) => void waiting.set(count, resolve));
  const more = (): void => void articles++;
  return { leave: await keepSources(engine, session, sources), clock, log, taken, said, until, more };
}

test("a feed is read at the start and whenever its schedule says so", async () => {
  const { leave, clock, log, taken, until, more } = await bot(true);
  await until(1);
  more();
  // The hand is moved while nothing is under way but the wait for the next time.
  while (!log.lines.some(({ event }) => event === "source-refreshed")) await turn();
  for (let minutes = 0; minutes < 60; minutes += 10) {
    await turn();
    clock.advance(10 * 60_000);
  }
  await until(2);
  await leave();
  expect(taken.map((id) => id.split("/").slice(1).join("/"))).toEqual(["page/0", "page/1"]);
});

test("a bot that is stopped does not wait for a page that never comes, and does not blame it", async () => {
  const { leave, said } = await bot(false);
  await leave();
  expect(said).toEqual([]);
});

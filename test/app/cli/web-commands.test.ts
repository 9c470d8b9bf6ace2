import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import { addCommand } from "../../../src/app/cli/add-command.ts";
import { checkSources } from "../../../src/app/cli/doctor/check-sources.ts";
import { printFinding } from "../../../src/app/cli/doctor/finding.ts";
import { refreshCommand } from "../../../src/app/cli/refresh-command.ts";
import type { Config } from "../../../src/app/config.ts";
import { withEngine } from "../../../src/app/console/session.ts";
import { readSources } from "../../../src/app/sources/source-settings.ts";
import { asWenzhaiError } from "../../../src/errors.ts";
import { serve } from "../../adapters/web/serve.ts";
import { countingEmbedder } from "../../fakes/counting-embedder.ts";
import { keptLog } from "../../slack/kept-log.ts";

const page = (n: string): string =>
  `<html><head><meta charset="utf-8"><title>第${n}届大会在天津举行</title><meta property="og:site_name" content="津门新闻">
  <meta property="article:published_time" content="2025-06-08T09:00:00+08:00"></head>
  <body><nav><a href="/">首页</a></nav><article><p>第${n}届大会在天津举行，二百名专家出席。</p><p>明年的大会在上海举行。</p></article></body></html>`;

/** A folder with a file of sources over a host of this machine, and the commands over it; what they say is given. */
async function newsroom() {
  const url = await serve((request, response) => {
    const n = /^\/(\d+)$/u.exec(request.url ?? "")?.[1];
    if (n !== undefined) response.writeHead(200, { "content-type": "text/html" }).end(page(n));
    else if (request.url === "/feed")
      response.end(
        '<rss version="2.0"><channel><title>x</title><item><link>/1</link></item><item><link>/gone</link></item></channel></rss>',
      );
    else response.writeHead(404).end();
  });
  const folder = mkdtempSync(join(tmpdir(), "wenzhai-web-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const sourcesFile = join(folder, "sources.yml");
  writeFileSync(sourcesFile, JSON.stringify({ feeds: [{ url: `${url}/feed`, name: "news" }], allow: ["127.0.0.1"] }));
  const config: Config = { slack: null, corpus: [], data: join(folder, "data"), model: {}, sourcesFile };
  const world = { clock: systemClock(), log: keptLog(), newId: () => "1", embedder: countingEmbedder() };
  const run = async (
    command: (parts: Parameters<typeof addCommand>[2]) => Promise<void>,
  ): Promise<readonly string[]> => {
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    const session = { config, world, out: say, err: say, close: async () => {} };
    try {
      await command({ session, sources: readSources(sourcesFile) });
    } catch (thrown) {
      said.push(`${asWenzhaiError(thrown).code}: ${asWenzhaiError(thrown).message}`);
    }
    return said;
  };
  return {
    url,
    folder,
    refresh: (...names: string[]) => run((parts) => refreshCommand(names, { wait: false }, parts)),
    add: (what: string, yes = true) => run((parts) => addCommand(what, { yes }, parts)),
    doctor: () => [...checkSources(config)].map(printFinding),
    articles: () =>
      new Promise((resolve) =>
        run(({ session }) => withEngine(session, async ({ index }) => resolve((await index.status()).articles))),
      ),
  };
}

test("refresh reads what is due and says what failed, and so does the doctor", async () => {
  const { url, refresh, doctor } = await newsroom();
  expect(await refresh()).toEqual([
    "news: 2 listed, 2 fetched, 1 added, 0 changed",
    `${url}/gone could not be read: there is nothing at this address (404); correct or remove it.`,
  ]);
  expect(await refresh()).toEqual(["Nothing is due; --all reads all of them."]);
  expect(await refresh("other")).toEqual(['bad-input: No source is called "other": news.']);
  const [file, source] = doctor();
  expect(file).toMatch(/^✓ .*sources\.yml: 0 folders, 1 pages, feeds and sitemaps$/u);
  expect(source).toMatch(/^✓ source news: .* 2 articles; 1 could not be read: .*\/gone/u);
});

test("add shows an article, and adds it when it is told to", async () => {
  const { url, add, articles } = await newsroom();
  expect(await add(`${url}/7?utm_source=chat`, false)).toEqual([
    "第7届大会在天津举行",
    `津门新闻 · 2025-06-08 · ${url}/7`,
    "  第7届大会在天津举行，二百名专家出席。",
    "  明年的大会在上海举行。",
    expect.stringMatching(/^2 sentences; 1 pieces were taken away/u),
    "Nothing was added: say --yes to add it.",
  ]);
  expect(await articles()).toBe(0);
  expect((await add(`${url}/7`)).at(-1)).toBe("1 added, 0 changed.");
  expect((await add(`${url}/7`)).at(-1)).toBe("It is in the corpus already.");
  expect(await articles()).toBe(1);
});

test("what cannot be added is told in one sentence", async () => {
  const { url, folder, add } = await newsroom();
  const file = join(folder, "a.md");
  writeFileSync(file, "---\ntitle: 大会\n---\n\n大会在天津举行。\n");
  expect((await add(file)).at(-1)).toBe("1 added, 0 changed.");
  for (const [what, why] of [
    [`${url}/gone`, "nothing at this address (404)"],
    [`http://localhost:${new URL(url).port}/`, "is not a public address"],
    ["b.md", "is neither a file nor an address of the web"],
  ]) {
    const said = await add(what!);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(why);
    expect(said[0]).toMatch(/^bad-input: [^\n]+$/u);
  }
});

test("a file of sources with a fault is told before anything is read", async () => {
  const { folder, refresh, doctor } = await newsroom();
  writeFileSync(join(folder, "sources.yml"), "feeds: [x]\n");
  expect(await refresh()).toEqual([
    expect.stringContaining(
      "sources.yml: feeds[1].url must be an address like https://example.org/, without a password.",
    ),
  ]);
  expect(doctor()).toEqual([expect.stringContaining("feeds[1].url must be")]);
});

import { expect, onTestFinished, test } from "vitest";
import { createPoliteFetch } from "../../../src/adapters/web/polite-fetch.ts";
import { refreshSources } from "../../../src/app/sources/refresh-sources.ts";
import { hurriedClock } from "../../adapters/hurried-clock.ts";
import { serve } from "../../adapters/web/serve.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { hostileFeeds } from "./hostile-feeds.ts";
import { feedSource, openSources } from "./open-sources.ts";

/** The limit of the test: what is huge need not be so for long. */
const BYTES = 1_000_000;
const LIMIT_MS = 20_000;

test("fifty hostile feeds: none hangs, none breaks the rest, each is named", async () => {
  const late = hurriedClock(LIMIT_MS);
  const feeds = hostileFeeds(() => late.expire());
  expect(feeds).toHaveLength(50);
  const url = await serve((request, response) => {
    response.on("error", () => undefined);
    const [, kind, n] = /^\/(\w+)\/(\d+)$/u.exec(request.url ?? "") ?? [];
    if (kind === "hostile") feeds[Number(n)]!.answer(request, response);
    else if (kind === "honest")
      response.end(`<rss version="2.0"><channel><title>津</title><item><link>/page/${n}</link></item></channel></rss>`);
    else if (kind === "page")
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(`<article><p>第${n}届大会在天津举行。</p></article>`);
    else response.writeHead(404).end();
  });
  const common = { allow: ["127.0.0.1"], bytes: BYTES, ms: LIMIT_MS, waitMs: 0 };
  const web = createPoliteFetch({ ...common, clock: handClock("2026-11-28T08:00:00Z") });
  const slowWeb = createPoliteFetch({ ...common, clock: late });
  onTestFinished(() => Promise.all([web.close(), slowWeb.close()]).then(() => undefined));
  const isSlow = (address: string): boolean =>
    feeds[Number(/hostile\/(\d+)$/u.exec(address)?.[1] ?? -1)]?.slow === true;
  const { parts, since } = openSources((address, known) => (isSlow(address) ? slowWeb : web).get(address, known));

  const hostile = feeds.map((_, n) => feedSource(`${url}/hostile/${n}`));
  const honest = Array.from({ length: 10 }, (_, n) => feedSource(`${url}/honest/${n}`));
  const all = hostile.flatMap((source, n) => (n % 5 === 0 ? [source, honest[n / 5]!] : [source]));
  const reports = await refreshSources(all, { web: all }, parts);

  const byName = new Map(reports.map((report) => [report.source, report]));
  for (const { name } of honest) expect(byName.get(name)).toMatchObject({ added: 1, problems: [] });
  expect(since().taken).toHaveLength(honest.length);
  const unnamed = feeds.flatMap(({ what, named }, n) => {
    const { name } = hostile[n]!;
    const problems = byName.get(name)?.problems ?? [];
    return problems.some((problem) => problem.includes(named ?? name)) ? [] : [`${what}: ${problems.join()}`];
  });
  expect(unnamed).toEqual([]);
});

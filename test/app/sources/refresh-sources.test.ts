import { describe, expect, test } from "vitest";
import type { WebReply } from "../../../src/adapters/web/polite-fetch.ts";
import { dueSources, refreshSources } from "../../../src/app/sources/refresh-sources.ts";
import { WenzhaiError } from "../../../src/errors.ts";
import { bodyOf, feedSource, gone, openSources } from "./open-sources.ts";

const FEED = "https://news.example.org/feed";
const page = (n: number, version = 1): string => `<article><p>第${n}届大会在天津举行，第${version}版。</p></article>`;

/** A feed of articles by number and version, and their pages. */
function newsroom(articles: Map<number, number>) {
  const broken = new Set<number>();
  const get = async (url: string): Promise<WebReply> => {
    if (url === FEED) {
      const items = [...articles].map(
        ([n, version]) => `<item><title>${n}</title><link>/${n}</link><description>${version}</description></item>`,
      );
      return bodyOf(
        url,
        `<rss version="2.0"><channel><title>津门</title>${items.join("")}</channel></rss>`,
        "text/xml",
      );
    }
    const n = Number(url.split("/").at(-1));
    if (broken.has(n)) return { kind: "failed", message: `${url} answers with 503.`, passing: true };
    return articles.has(n) ? bodyOf(url, page(n, articles.get(n))) : gone(url);
  };
  return { get, broken };
}

const refresh = async ({ parts }: Pick<ReturnType<typeof openSources>, "parts">, source = feedSource(FEED)) =>
  (await refreshSources([source], { web: [source] }, parts))[0]!;

describe("a feed", () => {
  test("is asked for what is new or changed, and nothing else", async () => {
    const articles = new Map([
      [1, 1],
      [2, 1],
    ]);
    const sources = openSources(newsroom(articles).get);
    expect(await refresh(sources)).toMatchObject({ listed: 2, fetched: 2, added: 2, problems: [] });
    expect(sources.since().taken).toEqual(["news.example.org/1", "news.example.org/2"]);
    articles.set(2, 2).set(3, 1);
    await refresh(sources);
    expect(sources.since()).toEqual({
      asked: [FEED, "https://news.example.org/2", "https://news.example.org/3"],
      taken: ["news.example.org/2", "news.example.org/3"],
    });
  });

  test("that no longer names an article takes nothing away", async () => {
    const articles = new Map([[1, 1]]);
    const sources = openSources(newsroom(articles).get);
    await refresh(sources);
    articles.clear();
    articles.set(2, 1);
    await refresh(sources);
    expect([...sources.state.taken().values()]).toEqual(["news.example.org/1", "news.example.org/2"]);
  });

  test("gives no more than its limit, and says how many it left out", async () => {
    const sources = openSources(newsroom(new Map(Array.from({ length: 9 }, (_, n) => [n, 1]))).get);
    expect(await refresh(sources, feedSource(FEED, { limit: 4 }))).toMatchObject({ listed: 9, fetched: 4, leftOut: 5 });
  });

  test("whose articles fail is asked for them again, a few times", async () => {
    const { get, broken } = newsroom(new Map([[1, 1]]));
    const sources = openSources(get);
    broken.add(1);
    for (let times = 0; times < 7; times++) await refresh(sources);
    expect(sources.since().asked.filter((url) => url !== FEED)).toHaveLength(5);
    expect(sources.state.troubles()).toMatchObject([
      { source: FEED, articles: 1, failed: 1, samples: ["https://news.example.org/1 answers with 503."] },
    ]);
    broken.clear();
    expect(await refresh({ parts: { ...sources.parts, all: true } })).toMatchObject({ added: 1 });
    expect(sources.state.troubles()).toMatchObject([{ failed: 0 }]);
  });

  test("stands in with its own text for a page that cannot be read, or where it is said to", async () => {
    const content = `&lt;p&gt;${"大会在天津举行。".repeat(60)}&lt;/p&gt;`;
    const feed = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>津门</title>
      <item><title>大会</title><link>https://news.example.org/gone</link><content:encoded>${content}</content:encoded></item></channel></rss>`;
    const sources = openSources(async (url) => (url === FEED ? bodyOf(url, feed) : gone(url)));
    expect(await refresh(sources)).toMatchObject({ added: 1, problems: [] });
    expect(sources.since().asked).toHaveLength(2);
    const told = openSources(async (url) => bodyOf(url, feed));
    await refresh(told, feedSource(FEED, { text: "feed" }));
    expect(told.since()).toEqual({ asked: [FEED], taken: ["news.example.org/gone"] });
  });
});

test("what was read and could not be taken in is taken in the next time, unread", async () => {
  let busy = true;
  const { get } = newsroom(new Map([[1, 1]]));
  const sources = openSources(get, {
    take: async (files) => {
      if (busy) throw new WenzhaiError("index-busy", "Another process writes.", { retryable: true });
      return { added: files.length, changed: 0, unchanged: 0, faults: [] };
    },
  });
  expect(await refresh(sources)).toMatchObject({ problems: [`${FEED} was not refreshed: Another process writes.`] });
  busy = false;
  sources.since();
  expect(await refresh(sources)).toMatchObject({ added: 1, problems: [] });
  expect(sources.since().asked).toEqual([FEED]);
});

test("a file that holds no article is named by its address", async () => {
  const { get } = newsroom(new Map([[1, 1]]));
  const sources = openSources(get, {
    take: async (files) => ({
      added: 0,
      changed: 0,
      unchanged: 0,
      faults: files.map(({ path }) => ({ kind: "fault", path, message: `${path} holds no text.` })),
    }),
  });
  expect((await refresh(sources)).problems).toEqual(["https://news.example.org/1 holds no text."]);
});

test("an article that two lists name is read for the first of them", async () => {
  const { get } = newsroom(new Map([[1, 1]]));
  const [one, two] = [feedSource(FEED), feedSource(FEED, { name: "again" })];
  const sources = openSources(get);
  for (let times = 0; times < 2; times++)
    for (const source of [one, two]) await refreshSources([source], { web: [one, two] }, sources.parts);
  expect(sources.since().asked.filter((url) => url !== FEED)).toHaveLength(1);
});

test("a source that another process refreshes is left to it, until that one is gone", async () => {
  const { get } = newsroom(new Map([[1, 1]]));
  const sources = openSources(get);
  const source = feedSource(FEED);
  sources.state.claim(FEED, sources.clock.now(), sources.clock.now() + 1000);
  expect(await refreshSources([source], { web: [source] }, sources.parts)).toEqual([]);
  sources.clock.advance(2000);
  expect(await refreshSources([source], { web: [source] }, sources.parts)).toHaveLength(1);
});

test("a source is due by its schedule, whether it failed or not", async () => {
  const { parts, clock } = openSources(async (url) => gone(url));
  const source = feedSource(FEED);
  expect(dueSources({ web: [source] }, parts)).toEqual([source]);
  await refreshSources([source], { web: [source] }, parts);
  expect(dueSources({ web: [source] }, parts)).toEqual([]);
  clock.advance(60 * 60_000);
  expect(dueSources({ web: [source] }, parts)).toEqual([source]);
});

test("of ten thousand articles, of which a hundred have changed, these are touched", async () => {
  const changed = new Set(Array.from({ length: 100 }, (_, i) => i * 97));
  let later = false;
  const url = "https://news.example.org/sitemap.xml";
  const sitemap = (): string => {
    const day = (n: number): string => (later && changed.has(n) ? "2026-11-28" : "2026-11-27");
    const each = Array.from({ length: 10_000 }, (_, n) => `<url><loc>/${n}</loc><lastmod>${day(n)}</lastmod></url>`);
    return `<urlset>${each.join("")}</urlset>`;
  };
  const sources = openSources(async (asked) =>
    asked === url
      ? bodyOf(url, sitemap(), "text/xml")
      : bodyOf(asked, page(Number(asked.split("/").at(-1)), later ? 2 : 1)),
  );
  const source = feedSource(url, { kind: "sitemap", limit: 10_000 });
  expect(await refresh(sources, source)).toMatchObject({ listed: 10_000, fetched: 10_000, added: 10_000 });
  sources.since();
  later = true;
  expect(await refresh(sources, source)).toMatchObject({ listed: 10_000, fetched: 100 });
  const { asked, taken } = sources.since();
  expect(asked).toHaveLength(101);
  expect(new Set(taken)).toEqual(new Set([...changed].map((n) => `news.example.org/${n}`)));
});

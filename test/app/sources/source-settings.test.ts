import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseSources } from "../../../src/app/sources/source-settings.ts";

const parse = (text: string) => parseSources(text, "/home/sources.yml");

test("the example of the repository can be used", () => {
  const { folders, web, allow, perSecond, zone } = parse(readFileSync("sources.example.yml", "utf8"));
  expect(folders).toEqual(["/home/corpus"]);
  expect(web.map(({ kind, name }) => [kind, name])).toEqual([
    ["page", "press release"],
    ["feed", "https://example.org/feed.xml"],
    ["feed", "city news"],
    ["sitemap", "https://example.org/sitemap.xml"],
  ]);
  expect({ allow, perSecond, zone }).toEqual({ allow: ["intranet.example.org"], perSecond: 2, zone: "Asia/Shanghai" });
});

test("an address alone is enough", () => {
  expect(parse("feeds: [https://example.org/feed]").web).toEqual([
    {
      kind: "feed",
      url: "https://example.org/feed",
      name: "https://example.org/feed",
      schedule: "*/30 * * * *",
      limit: 1000,
      text: "page",
    },
  ]);
  expect(parse("")).toMatchObject({ folders: [], web: [] });
});

const fault = (text: string): string => {
  try {
    parse(text);
  } catch (error) {
    return (error as Error).message;
  }
  return "no fault";
};

test.each([
  ["a list", "- a", "/home/sources.yml: it must be a list of kinds: folders, pages, feeds, sitemaps."],
  ["a kind that is none", "feed: [https://example.org/]", '/home/sources.yml: it knows no "feed".'],
  [
    "an address of a file",
    "pages: ['file:///etc/passwd']",
    "pages[1].url must be an address like https://example.org/, without a password.",
  ],
  ["no address", "feeds: [{name: a}]", "feeds[1].url must be an address like https://example.org/"],
  [
    "a schedule in words",
    "feeds: [https://a.org/, {url: https://b.org/, schedule: daily}]",
    "feeds[2].schedule must be a schedule of cron",
  ],
  [
    "a schedule of seconds",
    "feeds: [{url: https://b.org/, schedule: '* * * * * *'}]",
    "feeds[1].schedule must be a schedule of cron",
  ],
  ["a limit of nothing", "sitemaps: [{url: https://b.org/, limit: 0}]", "sitemaps[1].limit must be at least 1."],
  ["an option of another kind", "pages: [{url: https://b.org/, text: feed}]", 'pages[1] knows no "text".'],
  [
    "an allowed address",
    "allow: ['https://b.org/']",
    "allow[1] must be the name of a host, without https:// and path.",
  ],
  ["a zone that is none", "zone: Peking", "zone must be a time zone such as Asia/Shanghai."],
  ["twins", "pages: [https://b.org/]\nfeeds: [https://b.org/]", 'two sources are called "https://b.org/"'],
  ["broken YAML", "feeds:\n  - a: [", "/home/sources.yml, line"],
])("%s is told in one sentence", (_, text, sentence) => {
  expect(fault(text)).toContain(sentence);
  expect(fault(text).split("\n")).toHaveLength(1);
});

test("each fault has its sentence", () => {
  expect(fault("feeds: [{url: no, limit: x}]\nperSecond: 0").split("\n")).toHaveLength(3);
});

import { describe, expect, test } from "vitest";
import { readFrontMatter } from "../../../src/ingest/sources/front-matter.ts";

const body = "水库今天放水。\n";
const factsOf = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\n${body}`);

describe("readFrontMatter", () => {
  test.each([
    ["date: 2024-05-01 10:00:00 +0800", "2024-05-01"],
    ["date: 2024-05-01T08:00:00+08:00", "2024-05-01"],
    ["published: 2024/5/1", "2024-05-01"],
    ["published: 2024-5-1", "2024-05-01"],
    ["published: 20240501", "2024-05-01"],
    ["publishDate: May 1, 2024", "2024-05-01"],
    ["date: 1 May 2024", "2024-05-01"],
    ["发布日期: 2024年5月1日", "2024-05-01"],
    ["date: 二○二四年五月一日", "2024-05-01"],
    ["date: 民國113年5月1日", "2024-05-01"],
    ["date: 25/12/2024", "2024-12-25"],
  ])("reads the day of %s", (yaml, day) => {
    expect(factsOf(yaml)).toMatchObject({ facts: { published: day }, warnings: [], body });
  });

  test.each(["published: soon", "date: 05/06/2024", "date: 2024-05", "published: 2024-02-30"])(
    "ignores %s with a warning",
    (yaml) => {
      const { facts, warnings } = factsOf(`title: 放水\n${yaml}`);
      expect(facts).toEqual({ title: "放水" });
      expect(warnings).toEqual([
        `has a "${yaml.split(":")[0]}" in its front matter that is ignored: it must be a whole date like 2025-06-08.`,
      ]);
    },
  );

  test.each([
    ["language: zh-CN", "zh-Hans"],
    ["lang: zh_TW", "zh-Hant"],
    ["locale: en-GB", "en"],
    ["language: zh-Hant-HK", "zh-Hant"],
    ["lang: zh", undefined],
  ])("reads %s", (yaml, language) => {
    expect(factsOf(yaml)).toMatchObject({ warnings: [] });
    expect(factsOf(yaml).facts.language).toBe(language);
  });

  test("takes the first of a list where a text is expected, and a list of names as one group", () => {
    const { facts, warnings } = factsOf("publisher: [青石日报, 青石网]\naliases:\n  - 青石节\n  - 石头节\ntags: [a]");
    expect(facts).toEqual({ publisher: "青石日报", aliases: [{ names: ["青石节", "石头节"] }] });
    expect(warnings).toEqual([]);
  });

  test("knows what clippers write: an address as source, links as names", () => {
    const { facts, warnings } = factsOf(
      'source: "https://river.example/1"\nauthor:\n  - "[[青石]]"\nsite: "[[青石网]]"\ncreated: 2024-05-09',
    );
    expect(facts).toEqual({ url: "https://river.example/1", publisher: "青石网" });
    expect(warnings).toEqual([]);
  });

  test("reads TOML, JSON and bare header lines", () => {
    const wanted = { title: "放水", published: "2024-05-01" };
    for (const head of [
      '+++\ntitle = "放水"\ndate = 2024-05-01T08:00:00Z\n+++\n',
      '{\n  "title": "放水",\n  "date": "2024-05-01"\n}\n',
      "Title: 放水\nDate: 2024-05-01\n\n",
      "\n\n---\ntitle: 放水\ndate: 2024-05-01\n...\n",
    ])
      expect(readFrontMatter(head + body)).toMatchObject({ facts: wanted, body });
  });

  test("one bad line costs itself only", () => {
    const { facts, warnings } = factsOf("title: 论坛: 放水\npublished: 2024-05-01\nbad: [");
    expect(facts).toEqual({ title: "论坛: 放水", published: "2024-05-01" });
    expect(warnings[0]).toMatch(/^has front matter that is not well formed \(.+\); it was read line by line\.$/u);
  });

  test("prose between two rules is text, and so is a rule alone", () => {
    for (const source of ["---\n水库放水了\n---\n天晴", "---\n水库放水了", "---\n- 一\n- 二\n---\n天晴"])
      expect(readFrontMatter(source)).toMatchObject({ facts: {}, body: source, warnings: [] });
  });

  test("says what cleaning must keep", () => {
    expect(factsOf("keep: caption").keep).toEqual(["caption"]);
    expect(factsOf("keep: [caption, 票价表]").keep).toEqual(["caption", "票价表"]);
  });
});

import { describe, expect, test } from "vitest";
import { findSplices } from "../../../src/ingest/clean/find-splices.ts";
import { folderWith, ingest, readAll, sentencesOf } from "../files.ts";

const title = "青石镇图书馆延长夜间开放时间吸引上班读者";
const clean = [
  "青石镇图书馆从本月起延长夜间开放时间，每晚开到十点半。",
  "馆方统计，去年的到馆读者当中，四成在下班以后到来，白天的座位常常空着。",
  "延长开放以后，自习座位、阅览桌和电源插座都有增加，老人和孩子也有了专用的区域。",
  "两所学校的学生每周五晚到馆听本地历史，讲解的老师来自文化站、档案馆和博物馆。",
  "下一步的计划，是把流动书车、借书柜和讲座一起送到六个村。",
  "记者看到，晚上九点的阅览室仍然坐满了人，门口的借书柜前排着队。",
  "一位读者说，过去的借书时间太短，现在的安排方便多了。",
];
/** Cuts the title across its words, as such spam does, and puts the pieces after 的 and 、 in turn, a game's name beside two of them. */
const pieces = ["青石镇", "图书馆延", "长夜间开", "放时间吸", "引上班读"];
const spliced = (sentences: readonly string[]): string => {
  let n = 0;
  return sentences
    .map((s) =>
      s.replace(/[的、]/gu, (at) => `${at}${pieces[n++ % pieces.length]}${n % 5 === 2 ? "天龙神剑主题曲" : ""}`),
    )
    .join("");
};
const cleanOnes = clean.filter((s) => !/[的、]/u.test(s));

describe("findSplices", () => {
  test("finds every sentence that holds a piece or the foreign phrase, and no other", () => {
    const isSpliced = findSplices(title, spliced(clean));
    for (const sentence of cleanOnes) expect(isSpliced(sentence)).toBe(false);
    for (const sentence of spliced(clean.filter((s) => !cleanOnes.includes(s))).split(/(?<=。)/u))
      expect(isSpliced(sentence)).toBe(true);
    expect(isSpliced("听听天龙神剑主题曲吧。")).toBe(true);
    expect(isSpliced("过去的图书馆延借书时间太短。")).toBe(true);
  });

  test("a clean text has none, however often it uses words and abbreviations of its title", () => {
    const abbreviated =
      "镇图馆和县图馆共用目录。镇图馆晚上开门，县图馆白天开门。镇图馆和县图馆的读者都可以借书。夜开时间由镇图馆定，夜开经费由县里出。夜开以后读者增加。";
    for (const text of [clean.join(""), abbreviated.repeat(2)]) {
      const isSpliced = findSplices(title, text);
      expect(text.split("。").filter((s) => isSpliced(s))).toEqual([]);
    }
  });

  test("without a title nothing is suspected", () => {
    expect(findSplices("", spliced(clean))("青石图")).toBe(false);
  });
});

test("an article keeps its clean sentences, and the report names the others as spam", async () => {
  const [got] = await ingest({ "a.txt": `${title}\n${spliced(clean)}\n` });
  expect(got!.article.text).not.toMatch(/天龙神剑|图书馆延|放时间吸/u);
  expect(sentencesOf(got!)).toEqual(cleanOnes);
  expect(got!.removed.filter(({ reason }) => reason === "spam")).toHaveLength(clean.length - cleanOnes.length);
});

test("a row keeps its text and sets the spliced sentences aside", async () => {
  const text = spliced(clean);
  const [reading] = await readAll([folderWith({ "a.jsonl": JSON.stringify({ id: "a", title, text }) })]);
  if (reading?.kind !== "article") throw new Error("no article");
  expect(reading.ingested.article.text).toBe(text);
  expect(sentencesOf(reading.ingested)).toEqual(cleanOnes);
});

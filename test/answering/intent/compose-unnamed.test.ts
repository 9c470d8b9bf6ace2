import { describe, expect, test } from "vitest";
import { textOf } from "../../../src/answering/evidence/sentence-ref.ts";
import { createComposeUnnamed } from "../../../src/answering/intent/compose-unnamed.ts";
import { analysed, lexicon, parts } from "./corpus-parts.ts";

const compose = createComposeUnnamed(lexicon);
const unnamed = (question: string) => compose(analysed(question), parts);

describe("things that an article only counts", () => {
  test.each([
    ["Name the 6 tracks of the Seventh People's Hospital's open-bid list", "6条赛道"],
    ["市七医院的20个项目具体是哪些", "20个项目"],
    ["西安会议的24位嘉宾分别是谁", "24位"],
  ])("%s is refused with what says how many", async (question, counted) => {
    const composed = await unnamed(question);
    expect(composed?.kind).toBe("refusal");
    expect(textOf(composed!.refusal!.nearest!)).toContain(counted);
  });
});

test.each([
  "长三角医疗新科技协同创新联盟的四家发起单位分别是哪些",
  "孫科的四項重點分別是什麼",
  "What are the three focus topics of the Xi'an meeting?",
  "市七医院的揭榜挂帅榜单有多少个项目",
  "Which hospitals are mentioned?",
])("%s is left to others", async (question) => {
  expect(await unnamed(question)).toBeNull();
});

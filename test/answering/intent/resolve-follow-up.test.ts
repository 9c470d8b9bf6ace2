import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveFollowUp } from "../../../src/answering/intent/resolve-follow-up.ts";
import type { Turn } from "../../../src/domain/question.ts";
import { createNameDirectory } from "../../../src/retrieval/query/name-directory.ts";
import { articles, lexicon } from "./corpus-parts.ts";

const parts = { directory: createNameDirectory(articles, lexicon), lexicon };
const asker = (text: string): Turn => ({ role: "asker", text });
const wenzhai = (text: string): Turn => ({ role: "wenzhai", text });
const SAID = "What did Zhang Jing'an say about AI?";
const FORUM = "When did the Tianjin forum open?";
const READ = "谁宣读了天大共识?";

describe("a follow-up takes along what it leans on", () => {
  test.each([
    [SAID, "and where did he say it?", "where did Zhang Jing'an say it?"],
    [SAID, "what else did he say?", "what did Zhang Jing'an say?"],
    [SAID, "why?", "why? (Zhang Jing'an)"],
    [FORUM, "where?", "where? (Tianjin forum)"],
    [FORUM, "who organised it?", "who organised the Tianjin forum?"],
    [FORUM, "tell me more", "Summarise Tianjin forum"],
    [SAID, "tell me more", "What did Zhang Jing'an say?"],
    [FORUM, "summarise it in Chinese", "Summarise Tianjin forum"],
    [FORUM, "anyone else?", FORUM],
    [FORUM, "in Chinese please", FORUM],
    ["What did Zhang Jing'an say?", "what about Hou Yan?", "What did Hou Yan say?"],
    ["侯岩说了什么", "他是什么职位?", "侯岩是什么职位?"],
    [READ, "什么时候?", "什么时候? (天大共识)"],
    [READ, "还有谁?", READ],
    [READ, "详细说说", "概括天大共识"],
    ["張景安說了什麼?", "那2022年呢?", "2022年張景安說了什麼?"],
  ])("%s / %s", (before, text, expected) => {
    expect(resolveFollowUp({ text, history: [asker(before), wenzhai("…")] }, parts)).toBe(expected);
  });

  test("a pronoun may mean whom the answer named, as the asker's language writes the name", () => {
    const told = wenzhai("由天津大学教授刘秀云代表联合体宣读。");
    expect(resolveFollowUp({ text: "他是哪个学校的?", history: [asker(READ), told] }, parts)).toBe(
      "刘秀云是哪个学校的?",
    );
    const english = [asker("Who presented the Tianda Consensus?"), told];
    expect(resolveFollowUp({ text: "where does she work?", history: english }, parts)).toBe(
      "where does Liu Xiuyun work?",
    );
  });

  test("how many is asked of the body that was told of", () => {
    const history = [
      asker("Who is Hong Xiaowu?"),
      wenzhai("Yu Baoqing: president of Shanghai Seventh People's Hospital"),
    ];
    expect(resolveFollowUp({ text: "how many tracks?", history }, parts)).toBe(
      "how many tracks? (Shanghai Seventh People's Hospital)",
    );
  });

  test("topics chain, past small talk", () => {
    const history = [asker("Who is Hou Yan?"), asker("what did she say?"), asker("thanks"), wenzhai("You're welcome.")];
    expect(resolveFollowUp({ text: "and Wang Hai?", history }, parts)).toBe("what did Wang Hai say?");
  });
});

describe("what stands alone is left as it is", () => {
  test.each([
    "Who read the Tianda Consensus?",
    "Which hospital became affiliated with the university in March?",
    "what is an organoid?",
    "list all academicians",
    "what's new?",
    "thanks",
    "how many articles do you have?",
    "write me a poem",
    "谁宣读了天大共识?",
    "市七医院的榜单共有多少个项目?",
    "谢谢",
    "有哪些文章",
  ])("%s", (text) => {
    expect(resolveFollowUp({ text, history: [asker(SAID), asker(FORUM)] }, parts)).toBeNull();
  });

  test("and ends the chain", () => {
    const history = [asker(SAID), asker(FORUM)];
    expect(resolveFollowUp({ text: "where was it?", history }, parts)).toBe("where was the Tianjin forum?");
  });
});

test("without an earlier question nothing is added", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (text, answers) => {
      expect(resolveFollowUp({ text }, parts)).toBeNull();
      expect(resolveFollowUp({ text, history: answers.map(wenzhai) }, parts)).toBeNull();
      expect(resolveFollowUp({ text, history: [asker("hello")] }, parts)).toBeNull();
    }),
    { numRuns: 50 },
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveFollowUp } from "../../../src/answering/intent/resolve-follow-up.ts";
import type { Question, Turn } from "../../../src/domain/question.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";
import { createNameDirectory } from "../../../src/retrieval/query/name-directory.ts";
import { articles } from "./corpus-parts.ts";

const lexicon = createLexicon();
const parts = { directory: createNameDirectory(articles, lexicon), lexicon };
const standAlone = (question: Question) => resolveFollowUp(question, parts);
const asker = (text: string): Turn => ({ role: "asker", text });
const said = (text: string): Turn => ({ role: "wenzhai", text });
const EN = "What did Zhang Jing'an propose in 2025?";
const ZH = "张景安在2025年的大会上提出了哪些建议?";

describe("a follow-up takes its topic along", () => {
  test.each([
    [EN, "And where did he say it?", "And where did Zhang Jing'an say it?"],
    [EN, "Why?", "Why? (Zhang Jing'an)"],
    [EN, "And in 2022?", "What did Zhang Jing'an propose in 2022?"],
    [EN, "What about 2022?", "What did Zhang Jing'an propose in 2022?"],
    [EN, "What about Hong Xiaowu?", "What did Hong Xiaowu propose in 2025?"],
    [EN, "and Wang Hai?", "What did Wang Hai propose in 2025?"],
    ["What did Zhang Jing'an propose?", "And in 2022?", "What did Zhang Jing'an propose in 2022?"],
    ["When was the Tianjin forum?", "What about Shanghai?", "When was the Shanghai forum?"],
    [ZH, "他在哪里说的?", "张景安在哪里说的?"],
    [ZH, "那2022年呢?", "张景安在2022年的大会上提出了哪些建议?"],
    [ZH, "那洪晓武呢?", "洪晓武在2025年的大会上提出了哪些建议?"],
    [ZH, "为什么?", "为什么? (张景安)"],
    ["張景安說了什麼?", "那2022年呢?", "2022年張景安說了什麼?"],
  ])("%s / %s", (before, text, expected) => {
    expect(standAlone({ text, history: [asker(before), said("…")] })).toBe(expected);
  });

  test("a topic is carried through a chain of follow-ups", () => {
    const history = [asker(EN), asker("And in 2022?")];
    expect(standAlone({ text: "Where was it?", history })).toBe("Where was it? (Zhang Jing'an)");
  });
});

describe("a new topic leaves the old one behind", () => {
  test.each([
    "Who read the Tianda Consensus?",
    "And who read the Tianda Consensus?",
    "Which hospital became affiliated with the university in March?",
    "What did Hong Xiaowu say he would do?",
    "How many tracks are there in the open call?",
    "Is there a second hospital?",
    "谁宣读了“天大共识”?",
    "市七医院的揭榜挂帅榜单共有多少个项目?",
    "洪晓武说他会做什么?",
    "联盟由哪些单位共同发起,其中有哪些大学?",
    "那么市七医院的榜单共有多少个项目和赛道?",
    "誰宣讀了天大共識?",
  ])("%s", (text) => {
    expect(standAlone({ text, history: [asker(EN), asker(ZH)] })).toBeNull();
  });

  test("and ends the chain", () => {
    const history = [asker(EN), asker("Who read the Tianda Consensus?")];
    expect(standAlone({ text: "Where was it?", history })).toContain("Tianda Consensus");
  });
});

test("without an earlier question nothing is added", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (text, answers) => {
      expect(standAlone({ text })).toBeNull();
      expect(standAlone({ text, history: answers.map(said) })).toBeNull();
    }),
  );
});

test("small talk in a thread leans on nothing, and is no topic", () => {
  expect(standAlone({ text: "thanks", history: [asker(EN)] })).toBeNull();
  expect(standAlone({ text: "Why?", history: [asker(EN), asker("thanks")] })).toContain("Zhang Jing'an");
});

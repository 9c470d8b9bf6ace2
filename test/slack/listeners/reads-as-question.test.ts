import { expect, test } from "vitest";
import { readsAsQuestion } from "../../../src/slack/listeners/reads-as-question.ts";

test.each([
  "who else?",
  "and where was it",
  "what about Hou Yan",
  "ok, and in 2024?",
  "list the speakers",
  "in English please",
  "他是什么职位",
  "還有誰參加了",
  "那吴韬呢",
  "请用中文",
  "继续",
])("%s asks", (text) => {
  expect(readsAsQuestion(text)).toBe(true);
});

test.each([
  "lol ok",
  ":+1:",
  ":tada: :tada:",
  "thanks!",
  "谢谢",
  "好的",
  "I will ask Li Feng tomorrow.",
  "我明天去问李峰。",
  "Interesting, we should invite them",
  "",
  "🙏",
  `${"我们明天再讨论这件事。".repeat(50)}好吗?`,
])("%s does not", (text) => {
  expect(readsAsQuestion(text)).toBe(false);
});

import { expect, test } from "vitest";
import { checkBlocks } from "../../../src/emulator/blocks.ts";
import { homeBlocks, trendOf } from "../../../src/slack/views/home-view.ts";
import { keptAnswer } from "../../ports/answer-tables-contract.ts";

const DAY = 24 * 3_600_000;
const NOW = 1_000 * DAY;

function said(good: boolean, daysAgo: number) {
  return { kept: keptAnswer(), person: "U1", good, reason: null, note: null, at: NOW - daysAgo * DAY };
}

test("the trend counts four weeks and the four before", () => {
  expect(trendOf([said(true, 1), said(false, 2), said(true, 27), said(false, 29), said(true, 60)], NOW)).toEqual({
    now: { good: 2, bad: 1 },
    before: { good: 0, bad: 1 },
  });
});

test("Slack takes the blocks, and what is not known is said to be so", () => {
  const home = {
    language: "zh-Hant",
    about: ["我回答問題。"],
    recent: [keptAnswer()],
    trend: null,
    corpus: null,
  } as const;
  const blocks = homeBlocks(home);
  expect(checkBlocks(structuredClone(blocks), "home")?.messages ?? []).toEqual([]);
  expect(JSON.stringify(blocks)).toContain("暫時無法得知");
  expect(JSON.stringify(blocks)).toContain("张景安建议了什么?");
});

import { expect, test } from "vitest";
import { printExplanation } from "../../../src/app/cli/explain-command.ts";

const explanation = {
  file: "a.txt",
  title: "题",
  pieces: [
    { text: "首页", noise: { reason: "navigation", rule: "button" }, opens: true },
    { text: "水库放水。", noise: null, opens: true },
    { text: "广告", noise: { reason: "related", rule: "related" }, opens: false },
  ],
} as const;

test("strikes out what is taken away, with its rule", () => {
  expect(printExplanation(explanation, false)).toBe(
    "a.txt: 题\n[-首页-] {navigation: button}\n水库放水。[-广告-] {related}\n",
  );
  expect(printExplanation(explanation, true)).toContain("\u001b[9;31m首页\u001b[0m");
});

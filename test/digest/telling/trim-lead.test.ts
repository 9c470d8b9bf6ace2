import fc from "fast-check";
import { expect, test } from "vitest";
import { trimLead } from "../../../src/digest/telling/trim-lead.ts";
import { makeArticle } from "../small-corpus.ts";

function shown(text: string): string {
  const { start, end } = trimLead(makeArticle("a", text), { id: "a#0", start: 0, end: text.length });
  return text.slice(start, end);
}

test.each([
  ["新华社天津6月24日电 论坛在天津举行。", "论坛在天津举行。"],
  ["中新网上海6月1日电 (记者 林鑫华)联盟在上海启动。", "联盟在上海启动。"],
  ["本报讯（记者 陆敏 通讯员 李峰）近日,项目在沪签约。", "近日,项目在沪签约。"],
  ["【本报记者 王海】大会昨天闭幕,成果丰硕。", "大会昨天闭幕,成果丰硕。"],
  ["会场外景  通讯员供图浦东时报讯（记者朱卫）医院的新楼启用。", "医院的新楼启用。"],
  ["（任佳）企业代表参加了签约。", "企业代表参加了签约。"],
  ["据悉,大会明年再次举行。", "大会明年再次举行。"],
  ["记者从会上获悉：成果将公开发布。", "成果将公开发布。"],
  ["浦东时报记者 朱卫6月8日,大会在上海举行。", "6月8日,大会在上海举行。"],
  ["SHANGHAI, June 8 (Xinhua) -- The conference opened on Sunday.", "The conference opened on Sunday."],
])("%s", (written, left) => {
  expect(shown(written)).toBe(left);
});

test.each([
  "大会在上海（线上）举行,记者很多。",
  "电力部门6月8日电费结算完毕。",
  "通讯技术迅速发展。",
  "长三角（含上海、江苏）的企业到会。",
  "据介绍。",
  "The hospital opened in June.",
])("%s stays as it is", (written) => {
  expect(shown(written)).toBe(written);
});

test("what is left is the end of the sentence, and never nothing", () => {
  const piece = fc.constantFrom(
    "新华社",
    "8月1日电",
    " ",
    "(记者 陈静)",
    "据悉，",
    "本报讯",
    "会议",
    "。",
    "（",
    "）",
    "A",
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      const left = shown(text);
      expect(text.endsWith(left)).toBe(true);
      if (text.trim() !== "") expect(left.trim()).not.toBe("");
    }),
  );
});

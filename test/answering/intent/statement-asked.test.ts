import { expect, test } from "vitest";
import { statementAsked } from "../../../src/answering/intent/statement-asked.ts";

test.each([
  ["What did Li Feng say about incubators?", "Li Feng", "incubators"],
  ["What does Lu Min think of regulation?", "Lu Min", "regulation"],
  ["What did Wu Tao announce on stage?", "Wu Tao", null],
  ["what was Wu Tao's advice", "Wu Tao", null],
  ["李峰对孵化器有什么看法", "李峰", "孵化器"],
  ["陆敏怎么看待监管？", "陆敏", "监管"],
  ["吴韬在会上讲了什么", "吴韬", null],
])("%s asks what %s said about %s", (text, person, about) => {
  expect(statementAsked(text, person)).toEqual({ about });
});

test.each([
  ["Who is Li Feng?", "Li Feng"],
  ["Who said that Li Feng was right?", "Li Feng"],
  ["When did Wu Tao join?", "Wu Tao"],
  ["吴韬是谁", "吴韬"],
  ["谁评价了吴韬", "吴韬"],
])("%s does not", (text, person) => {
  expect(statementAsked(text, person)).toBeNull();
});

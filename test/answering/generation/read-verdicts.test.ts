import { expect, test } from "vitest";
import {
  readVerdicts,
  readVerdictsSoFar,
  readYesOrNo,
  VERDICTS,
} from "../../../src/answering/generation/read-verdicts.ts";

const CLAIMS = ["1", "2"].map((id) => ({ id, text: "论坛举行。", evidence: [] }));
const GOOD = '{"verdicts":[{"id":"1","verdict":"supported","because":"so"}]}';

test.each([GOOD, `\`\`\`json\n${GOOD}\n\`\`\``, `<think>{"verdicts": no}</think>${GOOD}`, `Here it is: ${GOOD}`])(
  "%j is read",
  (reply) => {
    expect(readVerdicts(reply, CLAIMS)).toEqual([{ id: "1", verdict: "supported", because: "so" }]);
  },
);

test("a verdict without a reason counts, one of another kind does not", () => {
  const reply = '{"verdicts":[{"id":"1","verdict":"not_enough"},{"id":"2","verdict":"yes","because":""}]}';
  expect(readVerdicts(reply, CLAIMS)).toEqual([{ id: "1", verdict: "not_enough", because: "" }]);
});

test.each([
  ["Yes", "supported"],
  [" **No**, it does not.", "not_enough"],
  ["Yesterday", undefined],
  ["Maybe yes", undefined],
  ["", undefined],
])("%j is %s", (reply, verdict) => {
  expect(readYesOrNo(reply, CLAIMS[0]!)?.verdict).toBe(verdict);
});

test("of a reply still being written, the verdicts are read that something follows", () => {
  const [one, two] = ["1", "2"].map((id) => `{"id":"${id}","verdict":"supported","because":""}`);
  const soFar = (text: string) => readVerdictsSoFar(text, CLAIMS).map(({ id }) => id);
  expect(soFar(`{"verdicts":[${one}`)).toEqual([]);
  expect(soFar(`{"verdicts":[${one},${two!.slice(0, 30)}`)).toEqual([]);
  expect(soFar(`{"verdicts":[${one},${two}`)).toEqual(["1"]);
  expect(soFar(`<think>{"verdicts":[${one},${two}`)).toEqual([]);
  const takenBack = one!.replace("supported", "contradicted");
  expect(soFar(`{"verdicts":[${one},${takenBack},${two}`)).toEqual([]);
});

test("the schema takes what strict endpoints take: every field asked for, no defaults, nothing besides", () => {
  const schema = JSON.stringify(VERDICTS.schema);
  expect(schema).toContain('"required":["id","verdict","because"]');
  expect(schema.match(/"additionalProperties":false/gu)).toHaveLength(2);
  expect(schema).not.toContain("default");
});

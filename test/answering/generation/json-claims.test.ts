import { expect, test } from "vitest";
import { readJsonClaims } from "../../../src/answering/generation/json-claims.ts";

const A = '{"ids":["bcd"],"text":"a"}';
const CLAIM = { ids: ["bcd"], text: "a" };

test.each([
  ["a whole reply", `{"claims":[${A}],"insufficient":false,"missing":""}`, [CLAIM], true],
  ["a list", `[${A},${A}]`, [CLAIM, CLAIM], true],
  ["what is not closed", `{"claims":[${A},{"ids":["fgh"],"text":"b`, [CLAIM], false],
  ["brackets inside a string", '{"claims":[{"text":"}]{\\"","ids":[]}]}', [{ ids: [], text: '}]{"' }], true],
  ["what is no sound JSON around it", `{"claims":[oops ${A},,]}`, [CLAIM], true],
  ["what comes after the end", `{"claims":[]} {"claims":[${A}]}`, [], true],
  [
    "ids that are numbers, or no list",
    '[{"text":"a","ids":[1]},{"text":"b","ids":"bcd"}]',
    [
      { ids: ["1"], text: "a" },
      { ids: [], text: "b" },
    ],
    true,
  ],
  ["a text that is none", '[{"text":7,"ids":["bcd"]}]', [], true],
  ["a lone backslash at the end", '{"claims":[{"text":"a\\', [], false],
])("%s", (_, json, claims, whole) => {
  const read = readJsonClaims(json);
  expect(read.claims).toEqual(claims);
  expect(read.whole).toBe(whole);
});

test("what the sources lack is read", () => {
  const { insufficient, missing } = readJsonClaims('{"claims":[],"insufficient":true,"missing":"No score."}');
  expect([insufficient, missing]).toEqual([true, "No score."]);
  expect(readJsonClaims('{"claims":[],"insufficient":"yes","missing":null}')).toMatchObject({
    insufficient: false,
    missing: "",
  });
});

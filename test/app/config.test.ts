import { expect, test } from "vitest";
import { readConfig } from "../../src/app/config.ts";

test("the judge is a setting of its own, with an endpoint of its own", () => {
  const set = { WENZHAI_JUDGE_MODEL: "bespoke-minicheck", WENZHAI_JUDGE_BASE_URL: "http://127.0.0.1:11434/v1" };
  expect(readConfig(set).model).toEqual({ judge: "bespoke-minicheck", judgeBaseUrl: "http://127.0.0.1:11434/v1" });
  expect(readConfig({}).model).toEqual({});
});

test("over a database only those take articles in that are told which", () => {
  expect(readConfig({})).toMatchObject({ corpus: ["corpus"] });
  const DATABASE_URL = "postgresql://db/articles";
  expect(readConfig({ DATABASE_URL })).toMatchObject({ corpus: [], databaseUrl: DATABASE_URL });
  expect(readConfig({ DATABASE_URL, WENZHAI_CORPUS: "articles" })).toMatchObject({ corpus: ["articles"] });
});

test("an address that is none is named", () => {
  expect(() => readConfig({ WENZHAI_JUDGE_BASE_URL: "here" })).toThrow(/WENZHAI_JUDGE_BASE_URL/u);
});

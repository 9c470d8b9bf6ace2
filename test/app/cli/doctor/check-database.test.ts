import { expect, test } from "vitest";
import { checkDatabase } from "../../../../src/app/cli/doctor/check-database.ts";
import { testDatabases } from "../../../postgres/test-databases.ts";
import { keptLog } from "../../../slack/kept-log.ts";

const databases = await testDatabases();

test("none is no fault, and one that does not answer is", async () => {
  expect(await checkDatabase(undefined, keptLog())).toMatchObject({ state: "absent" });
  const found = await checkDatabase("postgresql://u:geheim@127.0.0.1:9/n", keptLog());
  expect(found).toMatchObject({ state: "wrong", found: expect.stringContaining("does not answer") });
  expect(JSON.stringify(found)).not.toContain("geheim");
});

test("one that can be used is told with its version, size and connections", databases.options, async () => {
  expect(await checkDatabase(await databases.url(), keptLog())).toMatchObject({
    state: "ok",
    found: expect.stringMatching(/PostgreSQL 16\.\d+, pgvector 0\.\d\.\d, \d+ MB, \d+ of 100 connections/u),
  });
});

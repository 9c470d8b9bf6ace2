import fc from "fast-check";
import { expect, test } from "vitest";
import { ENTRY, packEntry } from "../../../src/index/database/entry.ts";
import { testDatabases } from "../../postgres/test-databases.ts";

test("the highest entry is a safe integer, and what is too long or too often is the most there is", () => {
  expect(Number.isSafeInteger(packEntry(2 ** 31 - 1, 8191, 255))).toBe(true);
  expect(packEntry(3, 9000, 300)).toBe(packEntry(3, 8191, 255));
  const any = fc.record({ passage: fc.nat(2 ** 31 - 1), length: fc.nat(8191), count: fc.nat(255) });
  fc.assert(
    fc.property(any, any, (a, b) => {
      const same = a.passage === b.passage && a.length === b.length && a.count === b.count;
      expect(packEntry(a.passage, a.length, a.count) === packEntry(b.passage, b.length, b.count)).toBe(same);
    }),
  );
});

const databases = await testDatabases();
test("SQL reads the three back", databases.options, async () => {
  const database = await databases.open([]);
  const facts = [2 ** 31 - 1, 8191, 255, 0, 1, 1, 70_000, 300, 2];
  const entries = [0, 3, 6].map((at) => packEntry(facts[at]!, facts[at + 1]!, facts[at + 2]!));
  const rows = await database.rows<Record<string, string | number>>(
    `SELECT ${ENTRY.passage} AS passage, ${ENTRY.length} AS length, ${ENTRY.count} AS count FROM unnest($1::bigint[]) AS e`,
    [entries],
  );
  expect(rows.flatMap(({ passage, length, count }) => [Number(passage), Number(length), Number(count)])).toEqual(facts);
});

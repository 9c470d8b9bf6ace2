import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addLengths, readCorpus, writeCorpus } from "../../../src/index/database/corpus-row.ts";
import { testDatabases } from "../../postgres/test-databases.ts";

const databases = await testDatabases();

test("what is added and taken away again leaves what there was", () => {
  const lengths = fc.dictionary(fc.constantFrom("w", "g", "h", "a"), fc.integer({ min: 1, max: 500 }));
  fc.assert(
    fc.property(lengths, fc.array(lengths, { maxLength: 4 }), (before, more) => {
      expect(addLengths(addLengths(before, more, 1), more, -1)).toEqual(before);
    }),
  );
  expect(addLengths({ w: 3 }, [{ w: 1, h: 2 }, { h: 1 }], 1)).toEqual({ w: 4, h: 3 });
  expect(addLengths({ w: 3, h: 1 }, [{ w: 1, h: 1 }], -1)).toEqual({ w: 2 });
});

describe("the row", databases.options, () => {
  test("each write is a generation, and numbers come back as numbers", async () => {
    const database = await databases.open();
    const before = await readCorpus(database);
    await writeCorpus(database, { ...before, applied: 7, lengths: { w: 3 }, updated: "2026-01-05T08:00:00.000Z" });
    expect(await readCorpus(database)).toEqual({
      ...before,
      generation: before.generation + 1,
      applied: 7,
      lengths: { w: 3 },
      updated: "2026-01-05T08:00:00.000Z",
      bytes: expect.any(Number),
    });
  });
});

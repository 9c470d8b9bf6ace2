import { afterEach, expect, test } from "vitest";
import { type ApartReader, createApartReader } from "../../../../src/ingest/extract/apart/read-apart.ts";
import { readParts } from "../../../../src/ingest/extract/read-parts.ts";
import type { Clock } from "../../../../src/ports/clock.ts";

const table = Buffer.from("村名,书车\n东村,两辆\n");
/** Threads start slowly on a busy machine. */
const PATIENCE = 60_000;
const patient: Clock = { now: () => 0, after: () => () => {} };
let reader: ApartReader | null = null;
afterEach(() => reader?.close());

test(
  "gives what this thread would give, faults included",
  async () => {
    reader = createApartReader({ clock: patient });
    expect(await reader.read("a.csv", table)).toEqual(await readParts("a.csv", table));
    expect(await reader.read("a.pdf", Buffer.from("%PDF-1.4"))).toEqual(
      await readParts("a.pdf", Buffer.from("%PDF-1.4")),
    );
  },
  PATIENCE,
);

test(
  "a file that takes too long is a fault, and the next one is read",
  async () => {
    let hurry = 3;
    const clock: Clock = {
      ...patient,
      after: (ms, call) => {
        if (ms === 8_000 && hurry-- > 0) call();
        return () => {};
      },
    };
    reader = createApartReader({ clock });
    expect(await reader.read("a.csv", table)).toEqual([
      { inside: null, fault: "takes longer than 8 s to take apart; split it or save it in a simpler format." },
    ]);
    expect(await reader.read("a.csv", table)).toEqual(await readParts("a.csv", table));
  },
  PATIENCE,
);

test(
  "a file that needs too much memory is a fault, and the next one is read",
  async () => {
    reader = createApartReader({ clock: patient, megabytes: 48 });
    const huge = Buffer.from("一,二,三\n".repeat(1_000_000));
    expect(await reader.read("a.csv", huge)).toEqual([
      {
        inside: null,
        fault: "needs more than 48 MB of memory to take apart; split it or save it in a simpler format.",
      },
    ]);
    expect(await reader.read("a.csv", table)).toEqual(await readParts("a.csv", table));
  },
  PATIENCE,
);

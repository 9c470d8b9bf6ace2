import type { HeldJob, JobOutcome, JobTable, Settlement } from "../../src/ports/job-table.ts";

interface Row extends HeldJob {
  readonly holder: string | null;
  readonly beat: number;
  readonly end: Settlement | null;
}

/** Jobs that are forgotten with the process; passes the same contract as those on disk. */
export function memoryJobs(): JobTable {
  const rows = new Map<string, Row>();
  const open = () => [...rows.values()].filter(({ end }) => end === null).sort((a, b) => a.at - b.at);
  const held = (id: string, holder: string): Row | null => {
    const row = rows.get(id);
    return row?.end === null && row.holder === holder ? row : null;
  };
  const change = (id: string, holder: string, to: (row: Row) => Partial<Row>): boolean => {
    const row = held(id, holder);
    if (row !== null) rows.set(id, { ...row, ...to(row) });
    return row !== null;
  };
  return {
    async add(job, holder) {
      if (rows.has(job.id)) return false;
      rows.set(job.id, { ...job, takes: 1, note: null, holder, beat: 1, end: null });
      return true;
    },
    async unsettled() {
      return open().map(({ id, kind, holder, beat }) => ({ id, kind, holder, beat }));
    },
    async take(seen, holder) {
      const row = rows.get(seen.id);
      if (row === undefined || row.end !== null || row.holder !== seen.holder || row.beat !== seen.beat) return null;
      const taken = { ...row, holder, beat: row.beat + 1, takes: row.takes + 1 };
      rows.set(row.id, taken);
      const { holder: _holder, beat: _beat, end: _end, ...job } = taken;
      return job;
    },
    async renew(holder) {
      const mine = open().filter((row) => row.holder === holder);
      for (const row of mine) rows.set(row.id, { ...row, beat: row.beat + 1 });
      return new Set(mine.map(({ id }) => id));
    },
    async holds(id, holder) {
      return held(id, holder) !== null;
    },
    async release(id, holder) {
      change(id, holder, ({ beat }) => ({ holder: null, beat: beat + 1 }));
    },
    async note(id, holder, note) {
      change(id, holder, () => ({ note }));
    },
    async settle(id, holder, end) {
      for (const row of rows.values()) if (row.end !== null && row.end.forgetAt <= end.at) rows.delete(row.id);
      return change(id, holder, () => ({ end, text: "", details: "{}", note: null }));
    },
    async census() {
      const settled: Record<JobOutcome, number> = { answered: 0, refused: 0, told: 0, ignored: 0, dead: 0 };
      for (const { end } of rows.values()) if (end !== null) settled[end.outcome] += 1;
      return { unsettled: open().length, oldest: open()[0]?.at ?? null, settled };
    },
    async deadLetters(limit) {
      return [...rows.values()]
        .filter(({ end }) => end?.outcome === "dead")
        .sort((a, b) => (b.end?.at ?? 0) - (a.end?.at ?? 0))
        .slice(0, limit)
        .map(({ id, kind, channel, person, at, end }) => ({
          id,
          kind,
          channel,
          person,
          at,
          reason: end?.reason ?? null,
        }));
    },
  };
}

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { createArchive } from "../../../src/adapters/backup/archive.ts";
import { openSqliteStore } from "../../../src/adapters/sqlite-store.ts";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import { backupCommand } from "../../../src/app/cli/backup-command.ts";
import { restoreCommand } from "../../../src/app/cli/restore-command.ts";
import { openIndex } from "../../../src/index/passage-index.ts";
import { lastStep, stateAfter, stateText, stepOf } from "../../index/history.ts";
import { testParts } from "../../index/synthetic.ts";
import { keptLog } from "../../slack/kept-log.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "wenzhai-backup-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function sessionAt(data: string) {
  const said: string[] = [];
  const out = (line: string): void => void said.push(line);
  const world = { clock: systemClock(), log: keptLog(), newId: () => "1" };
  return { config: { slack: null, corpus: [], data, model: {} }, world, out, err: out, close: async () => {}, said };
}

const open = (data: string) => openIndex(data, testParts());
const hashesAt = async (data: string) => (await open(data)).hashes();

/** The run of an hour. */
const runOf = (n: number) => {
  const at = new Date(Date.UTC(2026, 0, 1, n)).toISOString();
  return { subscription: "s", period: at, passed: [], telling: null, at };
};

/** A data directory with an index of some steps and a store that keeps its runs, and how to end what holds it. */
async function filled(steps = 2) {
  const data = join(folder(), "data");
  const index = await open(data);
  for (let n = 1; n <= steps; n++) await index.apply(stepOf(n));
  const store = openSqliteStore(join(data, "wenzhai.sqlite"));
  await store.recordRun(runOf(1));
  return { data, index, store };
}

test("what was backed up is there again, in an empty place and over what was there", async () => {
  const { data, store } = await filled();
  const file = join(folder(), "a.backup");
  await backupCommand(file, sessionAt(data));
  const elsewhere = join(folder(), "new");
  await restoreCommand(file, sessionAt(elsewhere));
  expect(stateText(await hashesAt(elsewhere))).toBe(stateAfter(2));
  const restored = openSqliteStore(join(elsewhere, "wenzhai.sqlite"));
  expect(await restored.lastPeriod("s")).toBe(runOf(1).period);
  await restored.close();

  await (await open(data)).apply(stepOf(3));
  await store.close();
  const session = sessionAt(data);
  await restoreCommand(file, session);
  expect(stateText(await hashesAt(data))).toBe(stateAfter(2));
  const [aside] = readdirSync(data).filter((name) => name.startsWith("before-restore-"));
  expect(session.said.join()).toContain(aside);
  expect(stateText(await hashesAt(join(data, aside!)))).toBe(stateAfter(3));
});

test("while the index and the store are written without a pause, each backup is one whole state", async () => {
  const { data, index, store } = await filled(1);
  let writing = true;
  const writer = (async () => {
    for (let n = 2; n <= 14; n++) await index.apply(stepOf(n));
    writing = false;
  })();
  const recorder = (async () => {
    for (let n = 2; writing; n++) {
      await store.recordRun(runOf(n));
      await new Promise(setImmediate);
    }
  })();
  let made = 0;
  for (; writing; made++) {
    const file = join(folder(), "a.backup");
    await backupCommand(file, sessionAt(data));
    const elsewhere = join(folder(), "new");
    await restoreCommand(file, sessionAt(elsewhere));
    const hashes = await hashesAt(elsewhere);
    expect(stateText(hashes)).toBe(stateAfter(lastStep(hashes)));
    const restored = new DatabaseSync(join(elsewhere, "wenzhai.sqlite"));
    expect(restored.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    restored.close();
    const kept = openSqliteStore(join(elsewhere, "wenzhai.sqlite"));
    expect(await kept.lastPeriod("s")).not.toBeNull();
    await kept.close();
  }
  await Promise.all([writer, recorder]);
  expect(made).toBeGreaterThan(1);
});

describe("a backup", () => {
  test("takes nothing's place, and leaves nothing behind when it cannot be made", async () => {
    const { data } = await filled();
    const place = folder();
    const file = join(place, "a.backup");
    writeFileSync(file, "mine");
    await expect(backupCommand(file, sessionAt(data))).rejects.toMatchObject({ code: "bad-input" });
    expect(readFileSync(file, "utf8")).toBe("mine");
    await expect(backupCommand(join(place, "no", "b"), sessionAt(data))).rejects.toMatchObject({ code: "disk" });
    await expect(backupCommand(join(place, "c"), sessionAt(join(place, "nothing")))).rejects.toMatchObject({
      code: "no-index",
    });
    expect(readdirSync(place)).toEqual(["a.backup"]);
  });

  test("of a damaged index is not made", async () => {
    const { data } = await filled();
    const newest = readdirSync(join(data, "index"))
      .filter((name) => /^\d+$/u.test(name))
      .toSorted()
      .at(-1);
    writeFileSync(join(data, "index", newest!, "postings.bin"), "x");
    const place = folder();
    await expect(backupCommand(join(place, "a"), sessionAt(data))).rejects.toMatchObject({ code: "index-damaged" });
    expect(readdirSync(place)).toEqual([]);
  });
});

describe("a restore", () => {
  test("of what is no backup, or a damaged one, changes nothing", async () => {
    const { data, store } = await filled();
    await store.close();
    const file = join(folder(), "a.backup");
    await backupCommand(file, sessionAt(data));
    const text = join(folder(), "text");
    writeFileSync(text, "not a backup");
    const bytes = readFileSync(file);
    // A byte in the middle of what the index holds.
    const at = bytes.indexOf("人工智能") >= 0 ? bytes.indexOf("人工智能") : Math.floor(bytes.length / 2);
    bytes[at] = bytes[at]! ^ 1;
    const broken = join(folder(), "broken");
    writeFileSync(broken, bytes);
    const before = readdirSync(data).toSorted();
    for (const wrong of [text, broken, join(data, "missing")]) {
      await expect(restoreCommand(wrong, sessionAt(data)), wrong).rejects.toMatchObject({ code: "bad-file" });
    }
    expect(readdirSync(data).toSorted()).toEqual(before);
    expect(stateText(await hashesAt(data))).toBe(stateAfter(2));
  });

  test("writes nowhere else", async () => {
    const file = join(folder(), "a.backup");
    const archive = createArchive(file);
    await archive.add("../outside", [Buffer.from("x")]);
    archive.finish();
    const data = join(folder(), "data");
    mkdirSync(data);
    await expect(restoreCommand(file, sessionAt(data))).rejects.toMatchObject({ code: "bad-file" });
    expect(readdirSync(data)).toEqual([]);
  });

  test("waits for no bot that runs on the data: it says so", async () => {
    const { data } = await filled();
    const file = join(folder(), "a.backup");
    await backupCommand(file, sessionAt(data));
    await expect(restoreCommand(file, sessionAt(data))).rejects.toMatchObject({ code: "index-busy" });
  });
});

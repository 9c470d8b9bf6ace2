import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { watchFolders } from "../../../src/app/main/watch-folders.ts";
import type { Clock } from "../../../src/ports/clock.ts";
import { keptLog } from "../../slack/kept-log.ts";

/** Whatever is to be waited for is over with the next turn. */
const hurried: Clock = {
  now: () => 0,
  after(_, call) {
    const timer = setImmediate(call);
    return () => clearImmediate(timer);
  },
};

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "wenzhai-watch-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function watching(path: string) {
  let calls = 0;
  let next = Promise.withResolvers<void>();
  const changed = async (): Promise<void> => {
    calls++;
    next.resolve();
    next = Promise.withResolvers<void>();
  };
  const stop = await watchFolders([path], changed, { clock: hurried, log: keptLog() });
  onTestFinished(stop);
  return { called: () => next.promise, calls: () => calls, stop };
}

test("a file that comes, changes or goes, in the folder or below, is noticed", async () => {
  const path = folder();
  mkdirSync(join(path, "deep"));
  const file = join(path, "deep", "a.md");
  const { called } = await watching(path);
  for (const act of [() => writeFileSync(file, "a"), () => writeFileSync(file, "ab"), () => rmSync(file)]) {
    const noticed = called();
    act();
    await noticed;
  }
});

test("a folder that comes later is watched, hidden files and what links lead to are not", async () => {
  const [path, elsewhere] = [folder(), folder()];
  symlinkSync(elsewhere, join(path, "link"));
  const { called, calls } = await watching(path);
  writeFileSync(join(path, ".hidden"), "a");
  writeFileSync(join(elsewhere, "b.md"), "b");
  const before = calls();
  const noticed = called();
  mkdirSync(join(path, "late"));
  await noticed;
  expect(calls()).toBe(before + 1);
  const again = called();
  writeFileSync(join(path, "late", "a.md"), "a");
  await again;
});

test("nothing is called after it was stopped", async () => {
  const path = folder();
  const { calls, stop } = await watching(path);
  await stop();
  writeFileSync(join(path, "a.md"), "a");
  expect(calls()).toBe(0);
});

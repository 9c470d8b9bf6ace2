import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { closeDataFolder } from "../../src/adapters/private-folder.ts";

function openFolder(...others: string[]): string {
  const path = mkdtempSync(join(tmpdir(), "wenzhai-private-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  chmodSync(path, 0o755);
  mkdirSync(join(path, "index", "000001"), { recursive: true });
  for (const name of ["index/000001/articles.bin", "wenzhai.sqlite", "wenzhai.sqlite-wal", "log.jsonl", ...others]) {
    writeFileSync(join(path, name), "");
    chmodSync(join(path, name), 0o644);
  }
  return path;
}

const mode = (...path: string[]): string => (statSync(join(...path)).mode & 0o777).toString(8);

test("a data directory and all in it are for their owner alone", () => {
  const path = openFolder();
  closeDataFolder(path);
  expect([mode(path), mode(path, "index"), mode(path, "index/000001")]).toEqual(["700", "700", "700"]);
  for (const name of ["index/000001/articles.bin", "wenzhai.sqlite", "wenzhai.sqlite-wal", "log.jsonl"])
    expect(mode(path, name), name).toBe("600");
});

test("a directory that holds other things stays open, and so do they", () => {
  const path = openFolder("notes.txt");
  closeDataFolder(path);
  expect([mode(path), mode(path, "notes.txt"), mode(path, "wenzhai.sqlite")]).toEqual(["755", "644", "600"]);
});

test("a directory that is not there is no error", () => {
  closeDataFolder(join(tmpdir(), "wenzhai-there-is-none"));
});

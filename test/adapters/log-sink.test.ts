import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openLogSink } from "../../src/adapters/log-sink.ts";
import { systemClock } from "../../src/adapters/system-clock.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "wenzhai-sink-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test("lines reach a file in a folder that is made for it, and nobody else may read it", async () => {
  const file = join(folder(), "deep", "log.jsonl");
  const sink = openLogSink({ file }, systemClock());
  sink.write("a\n");
  sink.write("b\n");
  await sink.close();
  expect(readFileSync(file, "utf8")).toBe("a\nb\n");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a file that cannot be opened costs the lines, and is told once", async () => {
  const file = join(folder(), "log.jsonl");
  mkdirSync(file);
  const faults: string[] = [];
  const sink = openLogSink({ file }, systemClock(), (reason) => faults.push(reason));
  for (let i = 0; i < 100; i++) sink.write("a\n");
  await sink.close();
  expect(faults).toEqual(["EISDIR"]);
});

test.runIf(existsSync("/dev/full"))("a disk that is full costs the lines, and is told once", async () => {
  const faults: string[] = [];
  const sink = openLogSink({ file: "/dev/full" }, systemClock(), (reason) => faults.push(reason));
  sink.write("a\n");
  await sink.close();
  sink.write("b\n");
  expect(faults).toEqual(["ENOSPC"]);
});

test("what is written after it was closed is let go", async () => {
  const sink = openLogSink({ file: join(folder(), "log.jsonl") }, systemClock());
  await sink.close();
  sink.write("late\n");
  await sink.close();
});

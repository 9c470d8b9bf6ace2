import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabases } from "../../postgres/test-databases.ts";

const root = new URL("../../..", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "wenzhai-over-database-"));
const databases = await testDatabases();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each command is a process that loads the whole program. */
const SLOW = { timeout: 240_000 };

/** Runs a command in a folder of its own, over a database. */
function wenzhai(databaseUrl: string, ...words: readonly string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const data = mkdtempSync(join(folder, "data-"));
    const child = spawn(process.execPath, [join(root, "src/app/cli.ts"), ...words, "--data", data], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? "", DATABASE_URL: databaseUrl },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
    child.on("close", (code) => resolve({ code, said }));
  });
}

describe("commands over a database", databases.options, () => {
  test("what one takes in another answers from, with nothing in common but the database", SLOW, async () => {
    const url = await databases.url();
    const empty = await wenzhai(url, "ask", "what did Zhang Jing'an recommend?");
    expect(empty).toMatchObject({ code: 2, said: expect.stringContaining("nothing in the database yet") });
    const ingested = await wenzhai(url, "ingest", join(root, "corpus"), "--no-wait");
    expect(ingested).toMatchObject({ code: 0, said: expect.stringContaining("5 added") });
    const answer = await wenzhai(url, "ask", "what did Zhang Jing'an recommend at the 2025 conference?");
    expect(answer).toMatchObject({ code: 0, said: expect.stringContaining("产教融合") });
    const status = await wenzhai(url, "status");
    expect(status.said).toMatch(/^5 articles, .*MB in the database\n$/su);
    const backup = await wenzhai(url, "backup", join(folder, "x.backup"));
    expect(backup).toMatchObject({ code: 2, said: expect.stringContaining("pg_dump") });
  });
});

test("a database that does not answer is one sentence without the password", async () => {
  const { code, said } = await wenzhai("postgresql://reader:geheim77@127.0.0.1:9/articles", "status");
  expect(code).toBe(2);
  expect(said).toBe("The database articles at 127.0.0.1:9 does not answer: start it, or check DATABASE_URL.\n");
});

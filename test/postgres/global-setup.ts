import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ownServer, stopTestServer } from "./test-server.ts";

/** Names the directory of the one PostgreSQL server of this run, which the first test that needs it starts; ends it after all. */
export default function nameTestServer(): () => void {
  const directory = mkdtempSync(join(tmpdir(), "wenzhai-postgres-"));
  ownServer(directory);
  process.env.WENZHAI_TEST_POSTGRES = directory;
  return () => stopTestServer(directory);
}

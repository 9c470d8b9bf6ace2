import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { openDatabaseIndex } from "../../src/index/database/database-index.ts";
import { openIndex } from "../../src/index/passage-index.ts";
import { memoryIndex } from "../fakes/memory-index.ts";
import { testDatabases } from "../postgres/test-databases.ts";
import { passageIndexContract } from "./passage-index-contract.ts";

const made: string[] = [];

passageIndexContract({
  name: "in memory",
  make: async (parts) => memoryIndex(parts),
  dispose: async () => {},
  histories: 5,
});

passageIndexContract({
  name: "in a directory",
  async make(parts) {
    const directory = await mkdtemp(`${tmpdir()}/wenzhai-contract-`);
    made.push(directory);
    return openIndex(directory, parts);
  },
  async dispose() {
    await Promise.all(made.splice(0).map((directory) => rm(directory, { recursive: true, force: true })));
  },
  histories: 40,
});

const databases = await testDatabases();
passageIndexContract({
  name: "in PostgreSQL",
  options: databases.options,
  make: async (parts) => openDatabaseIndex(await databases.open(), parts),
  dispose: async () => {},
  histories: 12,
});

import { openSqliteStore } from "../../src/adapters/sqlite-store.ts";

/** Run as its own process by the store's test: claims the same keys as its rival, and prints those it got. */
const [path, count] = [process.argv[2]!, Number(process.argv[3])];
process.stdout.write("ready\n");
process.stdin.once("data", async () => {
  const store = openSqliteStore(path);
  const won: number[] = [];
  for (let key = 0; key < count; key++) if (await store.claim(`key ${key}`, 0, 1_000)) won.push(key);
  process.stdout.write(`${JSON.stringify(won)}\n`);
  await store.close();
  process.exit(0);
});

import { openSqliteStore } from "../../src/adapters/sqlite-store.ts";
import { job } from "../ports/job.ts";

/** Run as its own process by the store's test: writes down the same jobs as its rival, and prints those it got. */
const [path, count] = [process.argv[2]!, Number(process.argv[3])];
process.stdout.write("ready\n");
process.stdin.once("data", async () => {
  const store = openSqliteStore(path);
  const won: number[] = [];
  for (let n = 0; n < count; n++) if (await store.jobs.add(job({ id: `job ${n}` }), String(process.pid))) won.push(n);
  process.stdout.write(`${JSON.stringify(won)}\n`);
  await store.close();
  process.exit(0);
});

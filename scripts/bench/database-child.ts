/**
 * One index over one corpus in a process of its own: `database-child.ts PHASE DATA_ROOT DIRECTORY COUNT PART SET [URL]`; prints one JSON
 * object. The phase is `measure`, or `serve` for a database that has the corpus already.
 */
import { databaseSets } from "./database-sets.ts";
import { measureDatabase, measureServing } from "./measure-database.ts";

type Given = readonly ["measure" | "serve", string, string, string, string, string, string?];
const [phase, root, directory, count, part, at, url] = process.argv.slice(2) as unknown as Given;
const set = databaseSets(root, directory, Number(count), Number(part))[Number(at)]!;
const measured = await (phase === "serve"
  ? measureServing(set, directory, url!)
  : measureDatabase(set, directory, url));
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit(0));

/** One index over one corpus in a process of its own: `database-child.ts DATA_ROOT DIRECTORY COUNT SET [URL]`; prints one JSON object. */
import { databaseSets } from "./database-sets.ts";
import { measureDatabase } from "./measure-database.ts";

const [root, directory, count, at, url] = process.argv.slice(2) as [string, string, string, string, string?];
const set = databaseSets(root, directory, Number(count))[Number(at)]!;
const measured = await measureDatabase(set, directory, url);
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit(0));

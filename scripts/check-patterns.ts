/**
 * `npm run patterns`: asks the checker about every regular expression of `src` that it was not asked about before, and
 * writes the list that `npm test` reads (test/patterns/verdicts.json). Ends with 1 where one is slow.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  acceptedPatterns,
  CHECKER,
  faultOf,
  keyOf,
  knownSafe,
  VERDICTS,
  type Verdicts,
} from "../test/patterns/check-pattern.ts";
import { written } from "../test/patterns/pattern.ts";
import { patternsOfSource } from "../test/patterns/patterns-of-source.ts";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/u, "");
const { patterns } = await patternsOfSource(root);
const known = knownSafe();
const accepted = acceptedPatterns();
const safe = new Set<string>();
let slow = 0;
for (const pattern of patterns.filter((each) => !(written(each) in accepted))) {
  const key = keyOf(pattern);
  const fault = known.has(key) || safe.has(key) ? null : faultOf(pattern);
  if (fault === null) safe.add(key);
  else console.log(`${pattern.file}: ${written(pattern)}\n  ${fault}`);
  slow += Number(fault !== null);
}
const verdicts: Verdicts = { checker: CHECKER, safe: [...safe].toSorted() };
writeFileSync(VERDICTS, `${JSON.stringify(verdicts, null, 2)}\n`);
console.log(`${patterns.length} patterns, ${slow} that need a look`);
process.exitCode = slow > 0 ? 1 : 0;

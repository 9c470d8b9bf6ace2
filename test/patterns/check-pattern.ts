import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { checkSync, type VulnerableDiagnostics } from "recheck";
import { type Pattern, written } from "./pattern.ts";

/** What was found out about patterns before: the list is renewed by `npm run patterns`. */
export interface Verdicts {
  /** The checker that said so; the word of another release does not count. */
  readonly checker: string;
  /** Keys of the patterns that it calls safe. */
  readonly safe: readonly string[];
}

export const VERDICTS = new URL("verdicts.json", import.meta.url);
export const CHECKER = `recheck ${(createRequire(import.meta.url)("recheck/package.json") as { version: string }).version}`;
/** Milliseconds for one pattern; most take some twenty. */
const LIMIT = 30_000;
/** A pattern that cannot be proved is attacked with texts made by chance: so many times. */
const ATTACKS = 2;
/** A pass over an attack of linear cost takes a few milliseconds, one of square cost a second. */
const QUICK_MS = 60;

/** A short name for a pattern: it depends on nothing but its text and flags. */
export function keyOf(pattern: Pick<Pattern, "source" | "flags">): string {
  return createHash("sha256").update(written(pattern)).digest("base64url").slice(0, 12);
}

/** The keys that are known to be safe; none where another release of the checker made the list. */
export function knownSafe(): ReadonlySet<string> {
  const { checker, safe } = JSON.parse(readFileSync(VERDICTS, "utf8")) as Verdicts;
  return new Set(checker === CHECKER ? safe : []);
}

/** Patterns that no checker reads, each with the reason why it is linear. */
export function acceptedPatterns(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(new URL("accepted.json", import.meta.url), "utf8")) as Record<string, string>;
}

/** Why a pattern may take more than linear time, with a text that shows it; null where it cannot. */
export function faultOf({ source, flags }: Pick<Pattern, "source" | "flags">): string | null {
  for (let randomSeed = 0; randomSeed < ATTACKS; randomSeed++) {
    const said = checkSync(source, flags.replace(/[gd]/gu, ""), { timeout: LIMIT, randomSeed });
    if (said.status === "unknown") return `not judged (${said.error.kind})`;
    if (said.status === "vulnerable" && !isQuick(source, flags, said))
      return `${said.complexity.summary} on ${said.attack.pattern}`;
    if (said.checker === "automaton") return null;
  }
  return null;
}

/**
 * What was found by attack counts steps of recheck's own machine, of which a large bound has many. Where Node gets through
 * the same text, ten thousands of characters, in no time, the text is no attack.
 */
function isQuick(source: string, flags: string, { checker, complexity, attack }: VulnerableDiagnostics): boolean {
  if (checker !== "fuzz" || complexity.type !== "polynomial") return false;
  const pattern = new RegExp(source, flags.replace(/[gyd]/gu, ""));
  const started = performance.now();
  pattern.test(attack.string);
  return performance.now() - started < QUICK_MS;
}

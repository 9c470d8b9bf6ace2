import { readFileSync } from "node:fs";
import type { Intent } from "./intent.ts";

/** In this order: a summary may name a list, a comparison a first, and a question of yes or no all of them. */
const ORDER = [
  "timeline",
  "summary",
  "recent",
  "comparison",
  "list",
  "person",
  "yes-no",
] as const satisfies readonly Intent[];

interface Patterns {
  /** Polite words before what is asked. */
  readonly lead: RegExp;
  readonly ofIntents: readonly (readonly [Intent, RegExp])[];
}

let read: Patterns | null = null;

/** The kind of question that its wording shows; a question of fact where it shows none. `folded` is the text folded. */
export function readPatterns(folded: string): Intent {
  read ??= load();
  const plain = folded.replace(/[?!.。\s]+$/u, "");
  const bare = plain.replace(read.lead, "");
  return read.ofIntents.find(([, pattern]) => pattern.test(plain) || pattern.test(bare))?.[0] ?? "fact";
}

function load(): Patterns {
  const text = readFileSync(new URL("data/patterns.json", import.meta.url), "utf8");
  const { lead, ...patterns } = JSON.parse(text) as Record<(typeof ORDER)[number], readonly string[]> & {
    readonly lead: string;
  };
  return {
    lead: new RegExp(lead, "u"),
    ofIntents: ORDER.map((intent) => [intent, new RegExp(patterns[intent].join("|"), "u")] as const),
  };
}

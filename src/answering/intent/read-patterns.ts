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

let read: readonly (readonly [Intent, RegExp])[] | null = null;

/** The kind of question that its wording shows; a question of fact where it shows none. `folded` is the text folded. */
export function readPatterns(folded: string): Intent {
  read ??= load();
  const bare = folded.replace(/[?!.。\s]+$/u, "");
  return read.find(([, pattern]) => pattern.test(bare))?.[0] ?? "fact";
}

function load(): readonly (readonly [Intent, RegExp])[] {
  const patterns = JSON.parse(readFileSync(new URL("data/patterns.json", import.meta.url), "utf8")) as Record<
    (typeof ORDER)[number],
    readonly string[]
  >;
  return ORDER.map((intent) => [intent, new RegExp(patterns[intent].join("|"), "u")] as const);
}

import { readFileSync } from "node:fs";
import type { Intent } from "./intent.ts";

/** In this order: a summary may name a list, a comparison a first, and a question of yes or no all of them. */
const ORDER = [
  "timeline",
  "recent",
  "summary",
  "comparison",
  "list",
  "person",
  "yes-no",
] as const satisfies readonly Intent[];

interface Patterns {
  /** Polite words before what is asked. */
  readonly lead: RegExp;
  /** What a person says, whatever about. */
  readonly speech: RegExp;
  /** That it ends an event. */
  readonly closing: RegExp;
  /** Each way to word it is a pattern of its own: small ones can be proved to be fast (test/patterns.test.ts). */
  readonly ofIntents: readonly (readonly [Intent, readonly RegExp[]])[];
}

let read: Patterns | null = null;

/** The kind of question that its wording shows; a question of fact where it shows none. `folded` is the text folded. */
export function readPatterns(folded: string): Intent {
  read ??= load();
  const plain = folded.replace(/(?<![?!.。\s])[?!.。\s]+$/u, "");
  const bare = plain.replace(read.lead, "");
  const found = read.ofIntents.find(([, ways]) => ways.some((way) => way.test(plain) || way.test(bare)));
  return found?.[0] ?? "fact";
}

/** A folded text without words for what a person says. */
export function withoutSpeech(folded: string): string {
  read ??= load();
  return folded.replace(read.speech, " ");
}

/** Whether a folded text asks for what was said at the end of an event. */
export function asksForClosing(folded: string): boolean {
  read ??= load();
  return read.closing.test(folded);
}

function load(): Patterns {
  const text = readFileSync(new URL("data/patterns.json", import.meta.url), "utf8");
  const { lead, speech, closing, ...patterns } = JSON.parse(text) as Record<
    (typeof ORDER)[number],
    readonly string[]
  > & {
    readonly lead: string;
    readonly speech: string;
    readonly closing: string;
  };
  return {
    lead: new RegExp(lead, "u"),
    speech: new RegExp(speech, "gu"),
    closing: new RegExp(closing, "u"),
    ofIntents: ORDER.map((intent) => [intent, patterns[intent].map((way) => new RegExp(way, "u"))] as const),
  };
}

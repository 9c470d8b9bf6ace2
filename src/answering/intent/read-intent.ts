import { readFileSync } from "node:fs";
import { fold } from "../../language/fold.ts";
import { outsideJob } from "../outside-job.ts";
import type { Intent } from "./intent.ts";
import { readPatterns } from "./read-patterns.ts";

/** Kinds of words that are said to a bot, and none of which a corpus is about. */
const CLASSES = ["greeting", "thanks", "farewell", "assent", "bot", "corpus", "recent", "following", "plain"] as const;
export type TalkClass = (typeof CLASSES)[number];

/** What a message without content words says. */
export type Talk = ReadonlySet<TalkClass>;

const words = once(
  () =>
    JSON.parse(readFileSync(new URL("data/talk.json", import.meta.url), "utf8")) as Record<
      TalkClass,
      readonly string[]
    >,
);
const outside = once(() => {
  const text = readFileSync(new URL("data/outside.json", import.meta.url), "utf8");
  const { requests, longest } = JSON.parse(text) as { readonly requests: readonly string[]; readonly longest: number };
  const patterns = requests.map((source) => new RegExp(source, "u"));
  return (plain: string): boolean => plain.length <= longest && patterns.some((pattern) => pattern.test(plain));
});
const longest = once(() =>
  CLASSES.flatMap((of) => words()[of].map((word) => ({ of, word: fold(word) }))).sort(
    (a, b) => b.word.length - a.word.length,
  ),
);

/** What a question wants, as far as its words tell. */
export function readIntent(text: string): Intent {
  const folded = fold(text).trim();
  const plain = folded.replace(/[?!.。,，、~;:…\s]+$/u, "");
  if (plain === "") return "unclear";
  if (outsideJob(folded) || outside()(plain)) return "outside";
  const talk = readTalk(text);
  if (talk !== null) return intentOfTalk(talk);
  return readPatterns(folded);
}

/** The kinds of words of a message that holds no others; null where it holds a word of content. */
export function readTalk(text: string): Talk | null {
  let rest = ` ${fold(text)
    .replace(/[^\p{L}\p{N}'\s]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()} `;
  const found = new Set<TalkClass>();
  for (const { of, word } of longest()) {
    const without = /^[a-z]/u.test(word)
      ? rest.replaceAll(` ${word} `, "  ").replaceAll(` ${word} `, "  ")
      : rest.replaceAll(word, " ");
    if (without.length < rest.length || without !== rest) found.add(of);
    rest = without.replace(/\s+/gu, (space) => (space.length > 1 ? "  " : " "));
  }
  return /[\p{L}\p{N}]/u.test(rest) ? null : found;
}

/** Of a message without content: thanks before greetings, and what is asked of the corpus or the bot before both. */
function intentOfTalk(talk: Talk): Intent {
  if (talk.has("thanks") || talk.has("farewell")) return "small-talk";
  if (talk.has("recent")) return "recent";
  if (talk.has("corpus")) return "corpus";
  if (talk.has("greeting")) return "small-talk";
  if (talk.has("bot")) return "help";
  if (talk.has("following")) return "unclear";
  return talk.has("assent") ? "small-talk" : "unclear";
}

/** Gives a function that computes its value at the first call. */
function once<T>(make: () => T): () => T {
  let value: { readonly of: T } | null = null;
  return () => {
    value ??= { of: make() };
    return value.of;
  };
}

import { readFileSync } from "node:fs";
import { fold } from "../../language/fold.ts";

/** Kinds of words that are said to a bot, none of which a corpus is about. A word of two kinds counts as the first. */
const CLASSES = [
  "greeting",
  "thanks",
  "farewell",
  "praise",
  "bot",
  "corpus",
  "recent",
  "summary",
  "period",
  "asking",
  "person",
  "pointing",
  "ability",
  "plain",
] as const;
export type TalkClass = (typeof CLASSES)[number];

/** The kinds of words of a message without content. */
export type Talk = ReadonlySet<TalkClass>;

/** Whether a Latin word, folded, is one of a dictionary or of the corpus, and so no misspelling of another. */
export type IsKnown = (word: string) => boolean;

interface Vocabulary {
  /** By the entry's tokens joined with blanks. */
  readonly classes: ReadonlyMap<string, TalkClass>;
  /** Tokens of the longest entry. */
  readonly longest: number;
}

/** In shorter words one letter more or less makes another word, or a name. */
const MISSPELT_FROM = 5;

let read: Vocabulary | null = null;

/** The kinds of words of a message that holds no others; null where it holds a word of content, or nothing at all. */
export function readTalk(text: string, isKnown: IsKnown = () => false): Talk | null {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return null;
  read ??= load();
  // Of each beginning of the message, the fewest entries that cover it: longer entries say more than their parts.
  let reached = 0;
  const best: ({ readonly size: number; readonly from: number; readonly of: TalkClass } | null)[] = [];
  for (let end = 1; end <= tokens.length; end++) {
    // Nothing that begins earlier reaches over so many tokens.
    if (end - reached > read.longest) return null;
    best[end] = null;
    for (let from = Math.max(0, end - read.longest); from < end; from++) {
      const before = from === 0 ? 0 : best[from]?.size;
      const of = before === undefined ? undefined : classOf(tokens.slice(from, end), read, isKnown);
      if (of === undefined || before! + 1 >= (best[end]?.size ?? Number.POSITIVE_INFINITY)) continue;
      best[end] = { size: before! + 1, from, of };
      reached = end;
    }
  }
  const found = new Set<TalkClass>();
  for (let end = tokens.length; end > 0; ) {
    const last = best[end];
    if (last === null || last === undefined) return null;
    found.add(last.of);
    end = last.from;
  }
  return found;
}

/** Chinese characters one by one, and words of other scripts without their apostrophes. */
function tokensOf(text: string): readonly string[] {
  return (
    fold(text)
      .replace(/['’]/gu, "")
      .match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []
  );
}

function classOf(tokens: readonly string[], vocabulary: Vocabulary, isKnown: IsKnown): TalkClass | undefined {
  const exact = vocabulary.classes.get(tokens.join(" "));
  const [word] = tokens;
  if (exact !== undefined || tokens.length > 1 || word!.length < MISSPELT_FROM || !/^[a-z]+$/u.test(word!))
    return exact;
  if (isKnown(word!)) return undefined;
  for (const [entry, of] of vocabulary.classes) if (isMisspelling(word!, entry)) return of;
  return undefined;
}

/** One letter changed, missing, too many, or two exchanged; the first is right. */
function isMisspelling(word: string, entry: string): boolean {
  if (entry.length < MISSPELT_FROM || Math.abs(word.length - entry.length) > 1 || word[0] !== entry[0]) return false;
  let at = 0;
  while (at < word.length && word[at] === entry[at]) at++;
  const rest = word.slice(at);
  const right = entry.slice(at);
  return (
    rest.slice(1) === right.slice(1) ||
    rest === right.slice(1) ||
    rest.slice(1) === right ||
    (rest[0] === right[1] && rest[1] === right[0] && rest.slice(2) === right.slice(2))
  );
}

function load(): Vocabulary {
  const words = JSON.parse(readFileSync(new URL("data/talk.json", import.meta.url), "utf8")) as Record<
    TalkClass,
    readonly string[]
  >;
  const classes = new Map<string, TalkClass>();
  let longest = 0;
  for (const of of CLASSES) {
    for (const word of words[of]) {
      const tokens = tokensOf(word);
      longest = Math.max(longest, tokens.length);
      if (!classes.has(tokens.join(" "))) classes.set(tokens.join(" "), of);
    }
  }
  return { classes, longest };
}

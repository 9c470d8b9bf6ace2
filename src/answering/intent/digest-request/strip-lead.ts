import { isWhole, skipBlanks, wordAt } from "../../../language/period/word-table.ts";
import { DIGEST_WORDS, type DigestLength } from "./digest-words.ts";

/** What a request asks for in so many words. */
export type AsksFor = "digest" | "news";

/** Where the words that ask for a digest end, and what they say of its length. */
export interface LeadFound {
  readonly end: number;
  readonly length?: DigestLength;
  /** What was asked for in so many words: a digest by name, or news or a summary; null where nothing was. */
  readonly asks: AsksFor | null;
}

/** Verbs that ask for a digest by themselves. */
const SUMMARISE = /^(?:summari[sz]e|sum up|recap|round up|总结|汇总|归纳|概括|梳理|整理)/u;
/** Nouns that mean a digest wherever they stand first. */
const DIGEST = /^(?:news )?(?:digests?|briefing|roundup|round-up)$|^的?(?:新闻)?(?:摘要|文摘|简报)$/u;

/** Whether a word is one for a digest. */
export function isDigest(word: string): boolean {
  return DIGEST.test(word);
}

/** Reads "please give me a short digest of", "请给我一份", "what's new in" at `at` of a folded text; null where nothing asks. */
export function leadAt(text: string, at: number, to: number): LeadFound | null {
  const seen: { readonly kind: string; readonly word: string; readonly end: number }[] = [];
  for (let next = at; next < to; ) {
    const found = wordAt(text, next, DIGEST_WORDS.lead);
    if (found === null || found.end > to) break;
    seen.push({ kind: found.value, word: found.word, end: found.end });
    next = skipBlanks(text, found.end);
  }
  const asking = seen.findLastIndex(
    ({ kind, word }) => kind === "noun" || kind === "asked" || (kind === "verb" && SUMMARISE.test(word)),
  );
  if (asking < 0) return latest(text, seen, to) ?? politeness(seen);
  const end = endOfLead(text, seen, asking, to);
  if (end === null) return politeness(seen);
  const length = seen.slice(0, asking).flatMap(({ word }) => lengthOf(word));
  const asks = seen.some(({ kind, word }) => kind === "noun" && DIGEST.test(word)) ? "digest" : "news";
  return { end, asks, ...(length[0] === undefined ? {} : { length: length[0] }) };
}

/** After the word that asks may stand what introduces the topic; a noun alone may be the topic's own first word. */
function endOfLead(
  text: string,
  seen: readonly { readonly kind: string; readonly word: string; readonly end: number }[],
  asking: number,
  to: number,
): number | null {
  let last = asking;
  while (seen[last + 1]?.kind === "about" || (last > asking && seen[last + 1]?.word === "the")) last++;
  const { kind, word, end } = seen[asking]!;
  const alone = kind === "noun" && asking === 0 && last === asking && skipBlanks(text, end) < to;
  if (alone && !(DIGEST.test(word) && text[end] === " ")) return null;
  return seen[last]!.end;
}

/** "latest on organoids", 最近 */
function latest(
  text: string,
  seen: readonly { readonly kind: string; readonly word: string; readonly end: number }[],
  to: number,
): LeadFound | null {
  const last = seen.findLastIndex(({ kind }) => kind !== "about");
  const newest = seen[last];
  if (newest === undefined || !/^(?:latest|newest|最新|最近|近期)的?$/u.test(newest.word)) return null;
  const introduced = seen.length - 1 > last || skipBlanks(text, newest.end) >= to || text[newest.end] === " ";
  return introduced ? { end: seen.at(-1)!.end, asks: "news" } : null;
}

function politeness(seen: readonly { readonly kind: string; readonly end: number }[]): LeadFound | null {
  if (seen[0]?.kind !== "please") return null;
  const other = seen.findIndex(({ kind }) => kind !== "please" && kind !== "verb" && kind !== "article");
  return { end: seen.at(other < 0 ? -1 : other - 1)!.end, asks: null };
}

function lengthOf(word: string): readonly DigestLength[] {
  const plain = word.replace(/的$/u, "");
  const found = wordAt(plain, 0, DIGEST_WORDS.lengths);
  if (found === null || found.end < plain.length) return plain === "quick" ? ["brief"] : [];
  return isWhole(plain, 0, found.end) ? [found.value] : [];
}

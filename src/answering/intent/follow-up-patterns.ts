import { readFileSync } from "node:fs";
import type { Language } from "../../domain/article.ts";

/** How follow-ups are worded. All of them are for folded text without its last punctuation marks. */
export interface FollowUpPatterns {
  /** Nothing but a wish for more of the same matter. */
  readonly more: RegExp;
  /** Asks for a part of what the thread is about, in words that alone would be talk. */
  readonly ofThread: RegExp;
  /** Nothing but a wish for the other answers to the same question. */
  readonly again: RegExp;
  /** The word that only says that something was answered before. */
  readonly else: RegExp;
  /** Words that join a question to the one before. */
  readonly lead: RegExp;
  /** A lead and something of the same kind: group `name`. In English, and in Chinese. */
  readonly exchange: readonly [RegExp, RegExp];
  /** A wish for an answer in a language, at the end of a message or alone. */
  readonly languages: readonly (readonly [Language, RegExp])[];
  /** Words that ask in English, at the beginning; in Chinese, wherever they stand. */
  readonly askingEn: RegExp;
  readonly askingZh: RegExp;
  /** Asks for nothing but when, where or why. */
  readonly circumstance: RegExp;
  /** Asks how many of something, or which. */
  readonly count: RegExp;
  /** Short questions that lean on nothing. */
  readonly alone: RegExp;
}

interface Written {
  readonly more: readonly string[];
  readonly ofThread: readonly string[];
  readonly again: readonly string[];
  readonly else: string;
  readonly lead: string;
  readonly exchange: readonly [string, string];
  readonly languages: Readonly<Record<Language, string>>;
  readonly askingEn: string;
  readonly askingZh: string;
  readonly circumstance: string;
  readonly count: string;
  readonly alone: string;
}

let read: FollowUpPatterns | null = null;

/** The patterns, read at the first call. */
export function followUpPatterns(): FollowUpPatterns {
  read ??= load();
  return read;
}

function load(): FollowUpPatterns {
  const written = JSON.parse(readFileSync(new URL("data/follow-ups.json", import.meta.url), "utf8")) as Written;
  const pattern = (source: string, flags = "u"): RegExp => new RegExp(source, flags);
  const [english, chinese] = written.exchange;
  return {
    more: pattern(written.more.join("|")),
    ofThread: pattern(written.ofThread.join("|")),
    again: pattern(written.again.join("|")),
    else: pattern(written.else, "giu"),
    lead: pattern(written.lead, "iu"),
    exchange: [pattern(english, "iu"), pattern(chinese)],
    languages: (["en", "zh-Hant", "zh-Hans"] as const).map((of) => [of, pattern(written.languages[of])] as const),
    askingEn: pattern(written.askingEn, "iu"),
    askingZh: pattern(written.askingZh, "gu"),
    circumstance: pattern(written.circumstance),
    count: pattern(written.count),
    alone: pattern(written.alone, "u"),
  };
}

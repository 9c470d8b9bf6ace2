import { ENGLISH_STOP_WORDS } from "../../language/english.ts";
import { type Folded, foldWithOffsets, originalSpan } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { letterKey } from "../../language/pinyin.ts";

/** A Latin word of a question. */
export interface LatinWord {
  /** Folded, without an 's at its end. */
  readonly text: string;
  /** Its letters alone, for comparing names. */
  readonly key: string;
  /** Its span in the folded question. */
  readonly start: number;
  readonly end: number;
  /** Whether it begins with a capital letter. */
  readonly capital: boolean;
  /** Whether English has the word, other than as a name: what is in the dictionary is seldom somebody. */
  readonly ordinary: boolean;
  /** Whether only white space stands between it and the word before. */
  readonly follows: boolean;
}

/** A question as the finders of names read it. */
export interface ReadQuestion {
  readonly folded: string;
  readonly words: readonly LatinWord[];
  /** Where a Chinese word begins, by the segmenter. */
  readonly begins: ReadonlySet<number>;
  /** What stands in the question at a span of the folded text. */
  readonly original: (start: number, end: number) => string;
}

/** Reads a question once for all finders of names. */
export function readQuestion(question: string, lexicon: Lexicon): ReadQuestion {
  const folded = foldWithOffsets(question);
  const original = (start: number, end: number): string => {
    const span = originalSpan(folded, start, end);
    return question.slice(span.start, span.end);
  };
  return {
    folded: folded.text,
    words: latinWords(folded, original, lexicon),
    begins: beginnings(folded, lexicon),
    original,
  };
}

function latinWords({ text }: Folded, original: ReadQuestion["original"], lexicon: Lexicon): readonly LatinWord[] {
  const words: LatinWord[] = [];
  for (const { index: start, 0: whole } of text.matchAll(/[a-z0-9][a-z0-9'-]*/gu)) {
    const word = whole.replace(/'s$|(?<!['-])['-]+$/u, "");
    const end = start + word.length;
    const raw = original(start, end);
    const before = words.at(-1);
    words.push({
      text: word,
      // The tones and dots of what was typed tell lü from lu only to be levelled: both are typed for both.
      key: letterKey(word),
      start,
      end,
      capital: /^\p{Lu}/u.test(raw.normalize("NFC")),
      ordinary: isOrdinary(word, lexicon),
      follows: before !== undefined && /^\s+$/u.test(text.slice(before.end, start)),
    });
  }
  return words;
}

/** A gloss that is all of a Chinese word's meaning weighs more than one of many words, in which names occur. */
export const WORD_OF_ITS_OWN = 0.6;

function isOrdinary(word: string, lexicon: Lexicon): boolean {
  if (ENGLISH_STOP_WORDS.has(word)) return true;
  return lexicon.chinese(word).some(({ weight }) => weight >= WORD_OF_ITS_OWN);
}

function beginnings({ text }: Folded, lexicon: Lexicon): ReadonlySet<number> {
  const begins = new Set<number>();
  let at = 0;
  for (const word of lexicon.segment(text)) {
    begins.add(at);
    at += word.length;
  }
  return begins;
}

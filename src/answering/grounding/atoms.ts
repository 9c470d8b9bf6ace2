import { ENGLISH_STOP_WORDS } from "../../language/english.ts";
import { foldWithOffsets, originalSpan } from "../../language/fold.ts";
import { syllables } from "../../language/pinyin.ts";
import { latinSkeletons } from "../../language/transliteration.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import { placesOf } from "./demonyms.ts";
import { CHINESE_STOP_WORDS } from "./stop-words.ts";

/** A word of the claim that carries meaning, and all the ways in which the evidence may write it. */
export interface Atom {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** True for a Latin word with a capital inside a sentence, or wholly in capitals. */
  readonly capital: boolean;
  /** Folded strings any of which is the same word. */
  readonly forms: readonly string[];
  /** Translations that fit less well. */
  readonly loose: readonly string[];
  /** Latin words only. */
  readonly stem: string | null;
  readonly glosses: readonly string[];
  readonly skeletons: readonly string[];
  readonly spoken: readonly string[] | null;
}

const WORD = /[a-z0-9]+(?:['.&][a-z0-9]+|-(?=[a-z]*\d)[a-z0-9]+)*|\p{Script=Han}+/gu;
const FIT = 0.5;
/** Characters that make a chance pair of characters look like a word (该局, 他长, 多处). */
const FUNCTION_CHARACTER = /[这该此各多每其本家他她它们中某两几个为了的在是和与及于至后前时内外上下被把将]/u;

/** The words of a claim that carry meaning; those in `skip` (numbers and dates, spans of the folded claim) are left out. */
export function atomsOf(
  claim: string,
  skip: readonly { start: number; end: number }[],
  lexicon: ClaimLexicon,
): readonly Atom[] {
  const folded = foldWithOffsets(claim);
  const free = (start: number, end: number) => !skip.some((s) => start < s.end && end > s.start);
  const atoms: Atom[] = [];
  for (const match of folded.text.matchAll(WORD)) {
    const [run] = match;
    if (/^\p{Script=Han}/u.test(run))
      atoms.push(...hanAtoms(run, match.index, lexicon).filter((a) => free(a.start, a.end)));
    else {
      const word = run.replace(/'s$/, "");
      if (word.length < 2 || ENGLISH_STOP_WORDS.has(word) || !free(match.index, match.index + word.length)) continue;
      const { start } = originalSpan(folded, match.index, match.index + word.length);
      atoms.push(latinAtom(word, match.index, claim, start, lexicon));
    }
  }
  return withPhrases(atoms, folded.text, lexicon);
}

/** The words of a run of Chinese characters with their places; long words the dictionary does not know fall into known parts. */
export function hanWords(
  run: string,
  start: number,
  lexicon: ClaimLexicon,
): readonly { text: string; start: number; end: number }[] {
  const words: { text: string; start: number; end: number }[] = [];
  for (const text of lexicon.segment(run).flatMap(known(lexicon))) {
    const at = words.at(-1)?.end ?? start;
    words.push({ text, start: at, end: at + text.length });
  }
  return words;
}

const known =
  (lexicon: ClaimLexicon) =>
  (word: string): readonly string[] => {
    if (word.length < 4 || lexicon.glosses(word).length > 0) return [word];
    for (let cut = word.length - 2; cut >= 2; cut--) {
      const parts = [word.slice(0, cut), word.slice(cut)];
      if (parts.every((part) => lexicon.glosses(part).length > 0)) return parts;
    }
    return [word];
  };

function hanAtoms(run: string, start: number, lexicon: ClaimLexicon): readonly Atom[] {
  return hanWords(run, start, lexicon).flatMap((word) => {
    const glosses = lexicon.glosses(word.text);
    if (word.text.length < 2 || CHINESE_STOP_WORDS.has(word.text)) return [];
    if (glosses.length === 0 && word.text.length < 4 && FUNCTION_CHARACTER.test(word.text)) return [];
    return [
      {
        ...word,
        capital: false,
        forms: [word.text],
        loose: [],
        stem: null,
        glosses,
        skeletons: [],
        spoken: null,
      },
    ];
  });
}

function latinAtom(word: string, start: number, claim: string, original: number, lexicon: ClaimLexicon): Atom {
  const shown = claim.slice(original, original + word.length);
  const upper = /^\p{Lu}/u.test(shown);
  const initial = original === 0 || /[.!?"“]\s*$/u.test(claim.slice(0, original));
  const translations = lexicon.chinese(word);
  const [fit, loose] = [
    translations.filter((t) => t.weight >= FIT),
    translations.filter((t) => t.weight < FIT && (t.word.length > 1 || t.weight >= 0.15)),
  ];
  return {
    text: word,
    start,
    end: start + word.length,
    capital: /\p{Lu}.*\p{Lu}/u.test(shown) || (upper && !initial),
    forms: [...(/\d/.test(word) ? [word] : []), ...placesOf(word), ...fit.map((t) => t.word)],
    loose: loose.map((t) => t.word),
    stem: lexicon.stem(word),
    glosses: [],
    skeletons: upper ? latinSkeletons(word) : [],
    spoken: upper ? syllables(word) : null,
  };
}

/** Neighbouring English words that the dictionary knows as one phrase may be found as that phrase. */
function withPhrases(atoms: readonly Atom[], text: string, lexicon: ClaimLexicon): readonly Atom[] {
  const extra = atoms.map(() => new Set<string>());
  for (const size of [2, 3]) {
    for (let i = 0; i + size <= atoms.length; i++) {
      const part = atoms.slice(i, i + size);
      const [from, to] = [part[0]?.start ?? 0, part.at(-1)?.end ?? 0];
      if (part.some((a) => a.stem === null) || to - from > 40) continue;
      const found = lexicon.chinese(text.slice(from, to)).filter((t) => t.word.length > 1);
      for (let k = i; k < i + size; k++) for (const { word } of found) extra[k]?.add(word);
    }
  }
  return atoms.map((atom, i) => ({
    ...atom,
    forms: [...atom.forms, ...(extra[i] ?? [])],
  }));
}

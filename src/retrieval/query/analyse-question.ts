import type { Question } from "../../domain/question.ts";
import { askedKind } from "../../language/asked-kind.ts";
import { fold } from "../../language/fold.ts";
import { languageOf } from "../../language/language.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { PassageIndex } from "../../ports/passage-index.ts";
import type { AnalysedQuestion, AskedName } from "./analysed-question.ts";
import { functionWords } from "./function-words.ts";
import type { NameDirectory } from "./name-directory.ts";
import { nameTerms } from "./name-terms.ts";
import type { SearchTerm, WeighedTerm } from "./search-term.ts";
import { searchTerms } from "./search-terms.ts";
import { termWorth } from "./term-worth.ts";

/** Makes a question's vector, or an empty list where none can be had: it is then searched by words alone. */
export type EmbedQuestion = (text: string) => Promise<readonly number[]>;

/** What analysing is made from. */
export interface AnalyseParts {
  readonly index: PassageIndex;
  readonly lexicon: Lexicon;
  readonly embedQuestion: EmbedQuestion;
  /** The names of what the index holds now. */
  readonly directory: () => Promise<NameDirectory>;
}

/** Works out, once, everything a question fixes. `hints` are words only to be searched for, as a model may give them. */
export type AnalyseQuestion = (question: Question, hints?: readonly string[]) => Promise<AnalysedQuestion>;

/** Gives the function that analyses questions over the state the index is in when each is asked. */
export function createAnalyseQuestion({ index, lexicon, embedQuestion, directory }: AnalyseParts): AnalyseQuestion {
  return async ({ text, now }, hints = []) => {
    const { passages, vectors } = await index.status();
    const vector = vectors >= passages * MOSTLY ? embedQuestion(text) : [];
    const names = (await directory()).resolveNames(text);
    const searched = [apart(text, names), ...hints].join(" ");
    const terms = [...searchTerms(searched, lexicon, now), ...nameTerms(names)];
    const found = await index.frequencies(terms.map(withoutFaint));
    const worth = termWorth(text, terms, found, passages, names, functionWords(fold(text), lexicon));
    return {
      text,
      folded: fold(text),
      language: languageOf(text),
      today: now,
      answerType: askedKind(text),
      names,
      terms: terms.map(
        (term, i): WeighedTerm => ({
          ...term,
          found: found[i]!,
          gain: found[i] === 0 ? 0 : term.weight * inverseFrequency(found[i]!, passages),
          worth: worth[i]!,
        }),
      ),
      vector: says(await vector),
    };
  };
}

/** While fewer of the passages have a vector, a question is searched by words alone: meaning would favour those that have. */
const MOSTLY = 0.5;

function withoutFaint(term: SearchTerm): SearchTerm {
  return { ...term, alternatives: term.alternatives.filter(({ faint }) => faint !== true) };
}

function inverseFrequency(found: number, passages: number): number {
  return Math.log1p((passages - found + 0.5) / (found + 0.5));
}

function says(vector: readonly number[]): readonly number[] | null {
  return vector.some((value) => value !== 0) ? vector : null;
}

/** The question with its Chinese names set apart, which the segmenter would cut together with the words around them. */
function apart(text: string, names: readonly AskedName[]): string {
  return names
    .filter(({ asked }) => /^\p{Script=Han}+$/u.test(asked))
    .reduce((spaced, { asked }) => spaced.replaceAll(asked, ` ${asked} `), text);
}

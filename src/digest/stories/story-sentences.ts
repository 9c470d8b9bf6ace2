import type { Article, Sentence } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import { type Weighed, weighSentences } from "../telling/telling-features.ts";
import { trimLead } from "../telling/trim-lead.ts";
import type { Story } from "./story.ts";

/** A sentence of a story as it is shown: without its dateline. */
export interface StorySentence extends Weighed {
  readonly article: Article;
  readonly sentence: Sentence;
  readonly text: string;
  /** Which of the story's sources it stands in. */
  readonly source: number;
}

/** What an event is about is said before so many sentences are over, and by so many sources. */
const READ = 80;
const SOURCES = 4;
/** Fewer letters and digits are a heading or a greeting. */
const SHORTEST = 10;

/** The statements of a story's first sources, in order; headings and the title repeated are passed over while there are others. */
export function storySentences({ sources }: Story): readonly StorySentence[] {
  return sources.slice(0, SOURCES).flatMap(({ article, sentences }, source) => {
    const shown = sentences.slice(0, READ).map((sentence) => trimLead(article, sentence));
    const texts = shown.map(({ start, end }) => article.text.slice(start, end));
    const statements = [...shown.keys()].filter((i) => isStatement(texts[i]!, article.title));
    const kept = statements.length > 0 ? statements : [...shown.keys()];
    const weighed = weighSentences(
      article.title,
      kept.map((i) => texts[i]!),
    );
    return kept.map((i, k) => ({ ...weighed[k]!, article, sentence: shown[i]!, text: texts[i]!, source }));
  });
}

function isStatement(text: string, title: string): boolean {
  const plain = letters(text);
  return plain.length >= SHORTEST && !letters(title).includes(plain);
}

function letters(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, "");
}

import type { AnalyseText } from "../../language/analysed-text.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import { type Marks, together } from "../../retrieval/ranking/marks.ts";
import { createMatcher } from "../../retrieval/ranking/match-terms.ts";
import type { SentenceRef } from "./sentence-ref.ts";

/** What reading sentences is made from. */
export interface ReadingParts {
  readonly lexicon: Lexicon;
  readonly analyse: AnalyseText;
}

/** What a sentence meets of a question by itself, and together with what stands around and above it. */
export interface SentenceMarks {
  readonly own: Marks;
  readonly context: Marks;
}

/** A sentence speaks also of what its neighbours name, and of what its title and its article's first sentence do. */
const BEFORE = 0.5;
const BEHIND = 0.3;
const TITLE = 0.8;
const LEAD = 0.5;
/** Whoever a paragraph names first goes on speaking in it. */
const SPEAKER = 0.9;

/** Gives the function that reads sentences for one question. */
export function createReadSentence(
  asked: AnalysedQuestion,
  { lexicon, analyse }: ReadingParts,
): (ref: SentenceRef) => SentenceMarks {
  const match = createMatcher(asked.terms, lexicon);
  const named = asked.terms.map(({ kind }) => kind === "name" || kind === "alias" || kind === "foreign");
  const above = new Map<string, Marks>();
  const own = ({ article, sentences }: SentenceRef, order: number): Marks | undefined => {
    const sentence = sentences[order];
    return sentence && match(analyse(article.text.slice(sentence.start, sentence.end), article.published));
  };
  const aboveOf = (ref: SentenceRef): Marks => {
    const { id, title, titleEn, publisher, published, eventDate, place } = ref.article;
    const known = above.get(id);
    if (known !== undefined) return known;
    const header = match(analyse([title, titleEn, publisher, published, eventDate, place].filter(Boolean).join("\n")));
    const marks = together(
      header.map((mark) => TITLE * mark),
      own(ref, 0),
      LEAD,
    );
    above.set(id, marks);
    return marks;
  };
  return (ref) => {
    const { order } = ref;
    const itself = own(ref, order)!;
    let context = together(together(itself, own(ref, order - 1), BEFORE), own(ref, order + 1), BEHIND);
    for (let i = order - 1; i >= 0 && sameParagraph(ref, i); i--)
      context = together(
        context,
        own(ref, i)!.map((mark, term) => (named[term] ? mark : 0)),
        SPEAKER,
      );
    return { own: itself, context: together(context, aboveOf(ref), 1) };
  };
}

/** Whether no line ends between a sentence of an article and the one behind it. */
function sameParagraph({ article, sentences }: SentenceRef, order: number): boolean {
  return !article.text.slice(sentences[order]!.end, sentences[order + 1]!.start).includes("\n");
}

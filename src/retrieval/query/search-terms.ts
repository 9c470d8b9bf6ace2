import { dateMentions } from "../../language/dates.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { chineseTerms } from "./chinese-terms.ts";
import { englishTerms } from "./english-terms.ts";
import type { SearchTerm } from "./search-term.ts";
import { VALUE_FITS, valuesAsked } from "./values-asked.ts";

/** The search terms of a question in English, Chinese or both, without those for known aliases. */
export function searchTerms(question: string, lexicon: Lexicon, now?: string): readonly SearchTerm[] {
  const values = valuesAsked(question, now);
  const english = englishTerms(question, new Set(values), lexicon);
  const said = new Set(english.flatMap(({ alternatives }) => alternatives.map(({ term }) => term)));
  return [
    ...chineseTerms(fold(withoutDays(question)), lexicon),
    ...english,
    // "2015" is one thing, asked for once: as the word that says it.
    ...values
      .filter((term) => !said.has(term))
      .map((term): SearchTerm => {
        return { text: term.slice(1), kind: "value", weight: VALUE_FITS, alternatives: [{ term, weight: 1 }] };
      }),
  ];
}

/** The question with a gap where a date stands in figures: its values are searched for, and the segmenter would join its 日 to what follows. */
function withoutDays(question: string): string {
  return dateMentions(question)
    .filter(({ start, end }) => /\d/u.test(question.slice(start, end)))
    .reduceRight((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, question);
}

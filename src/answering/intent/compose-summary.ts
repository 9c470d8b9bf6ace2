import { contentTerms } from "../../retrieval/query/content-terms.ts";
import { tellingSentences } from "../../retrieval/ranking/telling-sentences.ts";
import type { Compose } from "../composition.ts";
import type { SentenceRef } from "../evidence/sentence-ref.ts";
import { contradictedEditions, contradictedYears } from "../sufficiency/contradicted-years.ts";
import { sentencesOf } from "./compose-recent.ts";

/** A summary's sentences: the lead, and those that tell most of the rest. */
const TOLD = 4;

/**
 * The article that is meant, by the sentences that tell most of it in its own order: when, where, who, theme come first, as
 * news is written. Null where a person's words are asked for, or no article is meant.
 */
export const composeSummary: Compose = async (asked, parts) => {
  if (asked.names.some(({ kind }) => kind === "person") || contentTerms(asked).length === 0) return null;
  const [article] = await parts.relevant(asked, 1);
  if (article === undefined) return null;
  if (contradictedYears(asked.text, article).length + contradictedEditions(asked.text, article).length > 0) return null;
  const all = await sentencesOf(article, parts);
  const telling = new Set(tellingSentences(article, all[0]?.sentences ?? []).slice(0, TOLD));
  const told = all.filter(({ sentences, order }: SentenceRef) => telling.has(sentences[order]!));
  return told.length === 0
    ? null
    : { kind: "answer", lines: told.map((each) => ({ text: null, cites: [each] })), notices: [] };
};

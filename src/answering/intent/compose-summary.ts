import { contentTerms } from "../../retrieval/query/content-terms.ts";
import { tellingSentences } from "../../retrieval/ranking/telling-sentences.ts";
import type { Compose } from "../composition.ts";
import { type SentenceRef, textOf } from "../evidence/sentence-ref.ts";
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
  const telling = tellingSentences(article, all[0]?.sentences ?? []).slice(0, TOLD);
  const who = sentenceOfPeople(all);
  // Who takes the place of what tells least, unless they are told of already.
  const chosen = new Set(telling.map((each) => all.find(({ sentences, order }) => sentences[order] === each)!));
  if (who !== null && ![...chosen].some((each) => namesIn(each).some((name) => namesIn(who).includes(name)))) {
    if (chosen.size === TOLD) chosen.delete([...chosen].at(-1)!);
    chosen.add(who);
  }
  const told = all.filter((each) => chosen.has(each));
  return told.length === 0
    ? null
    : { kind: "answer", lines: told.map((each) => ({ text: null, cites: [each] })), notices: [] };
};

/** The first sentence that names the people an article names most; null where it names none. */
function sentenceOfPeople(all: readonly SentenceRef[]): SentenceRef | null {
  const mentions = new Map<string, number>();
  for (const each of all) for (const name of namesIn(each)) mentions.set(name, (mentions.get(name) ?? 0) + 1);
  const most = Math.max(0, ...mentions.values());
  return all.find((each) => namesIn(each).some((name) => mentions.get(name) === most)) ?? null;
}

function namesIn(ref: SentenceRef): readonly string[] {
  const text = textOf(ref);
  return ref.article.people.map(({ name }) => name).filter((name) => text.includes(name));
}

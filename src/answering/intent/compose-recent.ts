import type { Article } from "../../domain/article.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import { contentTerms } from "../../retrieval/query/content-terms.ts";
import { tellingSentences } from "../../retrieval/ranking/telling-sentences.ts";
import type { Compose, ComposedLine, ComposerParts } from "../composition.ts";
import type { RankedSentence, SentenceRef } from "../evidence/sentence-ref.ts";
import { readTalk } from "./read-talk.ts";

/** Articles told of, and those looked through for a topic. */
const TOLD = 5;
/** An article speaks of a topic when a sentence of it is at least this part as likely to as the likeliest. */
const ON_TOPIC = 0.05;

/** The newest articles, or those on a topic, each by the sentence that tells most of it; null where nothing is on the topic. */
export const composeRecent: Compose = async (asked, parts) => {
  const lines = hasTopic(asked) ? await onTopic(asked, parts) : await newest(parts);
  return lines.length === 0 ? null : { kind: "answer", lines, notices: [] };
};

function hasTopic(asked: AnalysedQuestion): boolean {
  return readTalk(asked.text) === null && contentTerms(asked).length > 0;
}

async function newest(parts: ComposerParts): Promise<readonly ComposedLine[]> {
  const lines: ComposedLine[] = [];
  for (const article of (await parts.articles()).slice(0, TOLD)) {
    const all = await sentencesOf(article, parts);
    const [lead] = tellingSentences(article, all[0]?.sentences ?? []);
    const ref = all.find(({ sentences, order }) => sentences[order] === lead);
    if (ref !== undefined) lines.push({ text: null, cites: [ref] });
  }
  return lines;
}

async function onTopic(asked: AnalysedQuestion, parts: ComposerParts): Promise<readonly ComposedLine[]> {
  const articles = await parts.relevant(asked, TOLD);
  const sentences = (await Promise.all(articles.map((article) => sentencesOf(article, parts)))).flat();
  const best = new Map<string, RankedSentence>();
  const ranked = await parts.rank(asked, sentences);
  for (const each of ranked) if (!best.has(each.article.id)) best.set(each.article.id, each);
  const least = ON_TOPIC * (ranked[0]?.probability ?? 0);
  return [...best.values()]
    .filter(({ probability }) => probability >= least)
    .sort((a, b) => dayOf(b.article).localeCompare(dayOf(a.article)))
    .map((each) => ({ text: null, cites: [each] }));
}

/** Every sentence of an article. */
export async function sentencesOf(
  article: Article,
  parts: Pick<ComposerParts, "sentences">,
): Promise<readonly SentenceRef[]> {
  const sentences = await parts.sentences(article.id);
  return sentences.map((_, order) => ({ article, sentences, order }));
}

function dayOf({ eventDate, published }: Article): string {
  return published ?? eventDate ?? "";
}

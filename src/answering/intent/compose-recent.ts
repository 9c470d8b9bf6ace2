import type { Article } from "../../domain/article.ts";
import { inPeriod } from "../../retrieval/article-period.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import { contentTerms } from "../../retrieval/query/content-terms.ts";
import { tellingSentences } from "../../retrieval/ranking/telling-sentences.ts";
import type { Compose, ComposedLine, ComposerParts } from "../composition.ts";
import type { SentenceRef } from "../evidence/sentence-ref.ts";
import { refuseWith } from "../refusal/refuse.ts";
import { type DigestWished, readDigestRequest } from "./digest-request/read-digest-request.ts";
import { helpWords } from "./help-words.ts";
import { readTalk } from "./read-talk.ts";

/** Articles told of, and those looked through for a topic. */
const TOLD = 5;
/** A sentence speaks of a topic when it says at least this part of what the sentence does that says most of it. */
const ON_TOPIC = 0.5;
/** Of what the topic's words are worth, the corpus must hold at least this part to say anything on it. */
const HELD = 0.5;
/** Articles this many days older than the newest are no news beside it. */
const NEW_DAYS = 30;
const DAY_MS = 86_400_000;

/** The newest articles, or those on a topic, each by the sentence that tells most of it; a refusal where none is on the topic. */
export const composeRecent: Compose = async (asked, parts) => {
  const wanted = await wantedOf(asked, parts);
  const lines = wanted.topic ? await onTopic(asked, wanted, parts) : await newest(wanted, parts);
  return lines.length === 0 ? refuseWith(helpWords(asked.language, "no-news")) : { kind: "answer", lines, notices: [] };
};

/** What a message asks for: its period, and whether it names a topic. */
interface Wanted {
  /** Newest first; of the period where one is named. */
  readonly articles: readonly Article[];
  readonly dated: boolean;
  readonly topic: boolean;
}

async function wantedOf({ text, today }: AnalysedQuestion, parts: ComposerParts): Promise<Wanted> {
  const read = today === undefined ? null : readDigestRequest(text, today);
  const { topic, since, until }: Partial<DigestWished> = read?.ok === true ? read : {};
  const dated = since !== undefined || until !== undefined;
  return {
    articles: (await parts.articles()).filter((article) => inPeriod(article, since, until)),
    dated,
    topic: dated ? topic !== undefined && readTalk(topic) === null : readTalk(text) === null,
  };
}

/** The articles of the period that was named; where none was, the newest and those about as new. */
async function newest({ articles, dated }: Wanted, parts: ComposerParts): Promise<readonly ComposedLine[]> {
  const first = Date.parse(dayOf(articles[0]));
  const isNew = (each: Article): boolean => first - Date.parse(dayOf(each)) <= NEW_DAYS * DAY_MS;
  return leadsOf(
    articles.filter((each, i) => dated || i === 0 || isNew(each)),
    parts,
  );
}

/** The sentence that tells most of each of the first articles. */
export async function leadsOf(articles: readonly Article[], parts: ComposerParts): Promise<readonly ComposedLine[]> {
  const lines: ComposedLine[] = [];
  for (const article of articles.slice(0, TOLD)) {
    const all = await sentencesOf(article, parts);
    const [lead] = tellingSentences(article, all[0]?.sentences ?? []);
    const ref = all.find(({ sentences, order }) => sentences[order] === lead);
    if (ref !== undefined) lines.push({ text: null, cites: [ref] });
  }
  return lines;
}

async function onTopic(
  asked: AnalysedQuestion,
  wanted: Wanted,
  parts: ComposerParts,
): Promise<readonly ComposedLine[]> {
  const topic = { ...asked, terms: asked.terms.filter(({ text }) => !isLead(text)) };
  if (!isHeld(topic)) return [];
  const ids = new Set(wanted.articles.map(({ id }) => id));
  const articles = (await parts.relevant(asked, TOLD)).filter(({ id }) => ids.has(id));
  const sentences = (await Promise.all(articles.map((article) => sentencesOf(article, parts)))).flat();
  const best = new Map<string, { readonly ref: SentenceRef; readonly says: number }>();
  for (const ref of sentences) {
    const says = parts.meets(topic, ref);
    if (says > (best.get(ref.article.id)?.says ?? 0)) best.set(ref.article.id, { ref, says });
  }
  const most = Math.max(...[...best.values()].map(({ says }) => says));
  return [...best.values()]
    .filter(({ says }) => says >= ON_TOPIC * most)
    .sort((a, b) => dayOf(b.ref.article).localeCompare(dayOf(a.ref.article)))
    .map(({ ref }) => ({ text: null, cites: [ref] }));
}

/** Whether the corpus holds most of what the topic's words say. */
export function isHeld(topic: AnalysedQuestion): boolean {
  const sum = (terms: AnalysedQuestion["terms"]): number => terms.reduce((all, { worth }) => all + worth, 0);
  const held = sum(contentTerms(topic));
  return held > 0 && held >= HELD * sum(topic.terms);
}

/** Every sentence of an article. */
export async function sentencesOf(
  article: Article,
  parts: Pick<ComposerParts, "sentences">,
): Promise<readonly SentenceRef[]> {
  const sentences = await parts.sentences(article.id);
  return sentences.map((_, order) => ({ article, sentences, order }));
}

function dayOf(article: Article | undefined): string {
  return article?.published ?? article?.eventDate ?? "";
}

/** Words that ask for news, not what it is to be about. */
function isLead(word: string): boolean {
  const talk = readTalk(word);
  return talk !== null && (talk.has("recent") || talk.has("plain"));
}

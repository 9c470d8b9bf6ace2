import { finalAnswer } from "../answering/answer-question.ts";
import type { CheckedText } from "../answering/check-text.ts";
import { wordedRequest } from "../digest/worded-request.ts";
import type { Answer, AnswerEvent, Ask } from "../domain/answer.ts";
import type { Article, Sentence } from "../domain/article.ts";
import type { Digest, DigestRequest } from "../domain/digest.ts";
import { dayAt } from "../language/calendar.ts";
import type { Clock } from "../ports/clock.ts";
import type { Search, SearchHit } from "../retrieval/search.ts";

/** What the service is made from. */
export interface CorpusServiceParts {
  readonly ask: Ask;
  readonly search: Search;
  readonly checkText: (text: string, signal?: AbortSignal) => Promise<readonly CheckedText[]>;
  readonly digest: (request: DigestRequest) => Promise<Digest>;
  readonly articles: () => Promise<readonly Article[]>;
  readonly article: (id: string) => Promise<ArticleView | null>;
  readonly clock: Clock;
}

/** An article with its sentences. */
export interface ArticleView {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
}

/** What other programs may ask of the corpus. The asker's day is that of the machine that answers. */
export interface CorpusService {
  search(text: string, k: number): Promise<readonly SearchHit[]>;
  /** The finished answer; a refusal is one too. */
  ask(text: string, signal?: AbortSignal): Promise<Answer>;
  /** The same as it comes about. */
  answering(text: string, signal?: AbortSignal): AsyncIterable<AnswerEvent>;
  check(text: string, signal?: AbortSignal): Promise<readonly CheckedText[]>;
  /** The digest asked for in words. Throws bad-input for what it cannot read. */
  digest(words: string): Promise<Digest>;
  articles(): Promise<readonly Article[]>;
  /** Null where there is none of this id. */
  article(id: string): Promise<ArticleView | null>;
}

/** Gives the one service that every way in from other programs is built over. */
export function createCorpusService(parts: CorpusServiceParts): CorpusService {
  const today = (): string => dayAt(parts.clock.now());
  const answering = (text: string, signal?: AbortSignal) =>
    parts.ask({ text, now: today() }, signal === undefined ? {} : { signal });
  return {
    search: (text, k) => parts.search({ text, now: today() }, k),
    ask: (text, signal) => finalAnswer(answering(text, signal)),
    answering,
    check: (text, signal) => parts.checkText(text, signal),
    digest: async (words) => parts.digest(wordedRequest(words, today())),
    articles: parts.articles,
    article: parts.article,
  };
}

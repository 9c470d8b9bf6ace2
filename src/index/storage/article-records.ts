import type { Article, IngestedArticle, Passage, Sentence } from "../../domain/article.ts";

/** What one article's record decodes to. */
export interface ArticleRecord {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly passages: readonly Passage[];
}

/** The parts of an article that need not be decoded to list it. */
export type ArticleHead = Omit<Article, "text">;

/** The rest, ids left out where they are the usual ones. */
interface Body {
  readonly text: string;
  /** start and end of each sentence in turn, then first and last of each passage in turn. */
  readonly sentences: readonly number[];
  readonly passages: readonly number[];
  readonly sentenceIds?: readonly string[];
  readonly passageIds?: readonly string[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One article as bytes: the head's JSON and the body's JSON. JSON keeps unpaired surrogates, which bare UTF-8 would not. */
export function packRecord(ingested: IngestedArticle): { readonly head: Uint8Array; readonly body: Uint8Array } {
  const { text, ...head } = ingested.article;
  const { sentences, passages } = ingested;
  const usual = {
    sentences: sentences.every((each, i) => each.id === sentenceId(head.id, i)),
    passages: passages.every((each) => each.id === passageId(head.id, each.first) && each.articleId === head.id),
  };
  const body: Body = {
    text,
    sentences: sentences.flatMap((each) => [each.start, each.end]),
    passages: passages.flatMap((each) => [each.first, each.last]),
    ...(usual.sentences ? {} : { sentenceIds: sentences.map((each) => each.id) }),
    ...(usual.passages ? {} : { passageIds: passages.map((each) => each.id) }),
  };
  return { head: encoder.encode(JSON.stringify(head)), body: encoder.encode(JSON.stringify(body)) };
}

/** The head of a record. */
export function readHead(bytes: Uint8Array): ArticleHead {
  return JSON.parse(decoder.decode(bytes)) as ArticleHead;
}

/** The whole of a record. */
export function readRecord(head: ArticleHead, bytes: Uint8Array): ArticleRecord {
  const body = JSON.parse(decoder.decode(bytes)) as Body;
  return {
    article: { ...head, text: body.text },
    sentences: pairs(body.sentences).map(([start, end], i) => ({
      id: body.sentenceIds?.[i] ?? sentenceId(head.id, i),
      start,
      end,
    })),
    passages: pairs(body.passages).map(([first, last], i) => ({
      id: body.passageIds?.[i] ?? passageId(head.id, first),
      articleId: head.id,
      first,
      last,
    })),
  };
}

function pairs(numbers: readonly number[]): (readonly [number, number])[] {
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i] as number, numbers[2 * i + 1] as number]);
}

function sentenceId(article: string, n: number): string {
  return `${article}#${n}`;
}

function passageId(article: string, first: number): string {
  return `${article}@${first}`;
}

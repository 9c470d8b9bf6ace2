import type { Removal, RemovalReason, Sentence } from "../../domain/article.ts";
import { type Span, splitSentences } from "../../language/sentences.ts";
import { bodyLength, leadLength, sentenceNoise } from "../clean/sentence-noise.ts";
import { hasInvisible } from "../clean/strip-invisible.ts";

const CREDIT_AHEAD = /^\s*\p{Script=Han}{2,12}供[图圖]\s*(?![。，、的])/u;
/** A caption glued before its credit is one short sentence. */
const LONGEST_CAPTION = 45;

/** What a decoder writes for bytes that it cannot read. */
const REPLACEMENT = "\ufffd";

/** The sentences of a text that may be quoted, and those set aside with the reason. */
export interface Sifted {
  readonly kept: readonly Span[];
  readonly removed: readonly Removal[];
}

/**
 * Splits a text into sentences and sets aside what is none: notices, editors' lines, captions with their credits, and any
 * sentence in which characters are hidden. Nothing is rewritten: every span kept is a piece of the text as it stands.
 */
export function siftSentences(text: string, splice: (sentence: string) => boolean = () => false): Sifted {
  const kept: Span[] = [];
  const removed: Removal[] = [];
  const take = (reason: RemovalReason, start: number, end: number): void => {
    if (text.slice(start, end).trim() !== "") removed.push({ reason, text: text.slice(start, end) });
  };
  for (const whole of splitSentences(text)) {
    const { start, end } = narrow(text, whole);
    take("metadata", whole.start, start);
    const reason = reasonAgainst(text, { start, end }, splice);
    if (reason === null) kept.push({ start, end });
    else take(reason, start, end);
    take("copyright", end, whole.end);
  }
  return { kept, removed };
}

/** The sentence without what is glued to its ends and without invisible characters there. */
function narrow(text: string, { start, end }: Span): Span {
  const sentence = text.slice(start, end);
  const head = visibleStart(sentence, leadLength(sentence));
  return {
    start: start + head,
    end: start + head + visibleEnd(text.slice(start + head, end), bodyLength(text.slice(start + head, end))),
  };
}

function reasonAgainst(text: string, span: Span, splice: (sentence: string) => boolean): RemovalReason | null {
  const sentence = text.slice(span.start, span.end);
  if (isCaption(text, span)) return "caption";
  if (hasInvisible(sentence)) return "hidden";
  if (sentence.includes(REPLACEMENT)) return "damaged";
  return splice(sentence) ? "spam" : sentenceNoise(sentence);
}

function visibleStart(sentence: string, from: number): number {
  let at = from;
  while (at < sentence.length && (/\s/u.test(sentence[at]!) || hasInvisible(sentence[at]!))) at++;
  return at;
}

function visibleEnd(sentence: string, to: number): number {
  let at = to;
  while (at > 0 && (/\s/u.test(sentence[at - 1]!) || hasInvisible(sentence[at - 1]!))) at--;
  return at;
}

/** A sentence that opens a paragraph and runs into a photo credit is the photo's caption. */
function isCaption(text: string, { start, end }: Span): boolean {
  if (end - start > LONGEST_CAPTION || (start > 0 && text[start - 1] !== "\n")) return false;
  return CREDIT_AHEAD.test(text.slice(end, end + 24));
}

/** Numbers the spans: the same text gives the same ids. */
export function makeSentences(articleId: string, spans: readonly Span[]): readonly Sentence[] {
  return spans.map(({ start, end }, n) => ({ id: `${articleId}#${n}`, start, end }));
}

import type { Removal, Sentence } from "../domain.ts";
import { type Span, splitSentences } from "../text/sentences.ts";
import { leadLength, sentenceNoise } from "./sentence-noise.ts";
import { hasInvisible } from "./strip-invisible.ts";

const CREDIT_AHEAD = /^\s*\p{Script=Han}{2,12}供[图圖]\s*(?![。，、的])/u;
/** A caption glued before its credit is one short sentence. */
const LONGEST_CAPTION = 45;

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
  for (const span of splitSentences(text)) {
    const start = span.start + leadLength(text.slice(span.start, span.end));
    if (start > span.start) removed.push({ reason: "metadata", text: text.slice(span.start, start) });
    const sentence = text.slice(start, span.end);
    const reason = isCaption(text, { start, end: span.end })
      ? "caption"
      : hasInvisible(sentence)
        ? "hidden"
        : splice(sentence)
          ? "spam"
          : sentenceNoise(sentence);
    if (reason === null) kept.push({ start, end: span.end });
    else if (sentence !== "") removed.push({ reason, text: sentence });
  }
  return { kept, removed };
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

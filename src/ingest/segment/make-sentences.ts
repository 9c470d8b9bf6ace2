import type { Removal, Sentence } from "../../domain/article.ts";
import { WenzhaiError } from "../../errors.ts";
import { type Span, splitSentences } from "../../language/sentences.ts";
import { isKept, type Noise } from "../clean/noise-rules.ts";
import { bodyLength, leadLength, sentenceNoise } from "../clean/sentence-noise.ts";
import { hasInvisible } from "../clean/strip-invisible.ts";

const CREDIT_AHEAD = /^\s*(?!.{0,11}由)\p{Script=Han}{2,12}供[图圖](?![。，、的书書片像纸紙案示册冊谱譜腾騰表])/u;
/** A caption glued before its credit is one short sentence. */
const LONGEST_CAPTION = 45;

/** A long novel has a third of it. */
const MOST_SENTENCES = 100_000;
/** What a decoder writes for bytes that it cannot read. */
const REPLACEMENT = "\ufffd";
/** A sentence that ends as one and is this long is text, whatever stands around it. */
const LEAST_PROSE = 10;
const ENDS = /[。！？!?.…][”"’」』）)】]*$/u;

const LEAD: Noise = { reason: "metadata", rule: "glued-before", edge: false };
const TRAIL: Noise = { reason: "copyright", rule: "glued-after", edge: false };
const CAPTION: Noise = { reason: "caption", rule: "caption", edge: false };
const HIDDEN: Noise = { reason: "hidden", rule: "hidden-characters", edge: false };
const DAMAGED: Noise = { reason: "damaged", rule: "damaged", edge: false };
const SPLICE: Noise = { reason: "spam", rule: "splice", edge: false };

/** A piece of a text, kept (`noise` null) or set aside. */
export interface SiftedPiece extends Span {
  readonly noise: Noise | null;
}

/** The sentences of a text that may be quoted, those set aside with the reason, and both in their order. */
export interface Sifted {
  readonly kept: readonly Span[];
  readonly removed: readonly Removal[];
  readonly pieces: readonly SiftedPiece[];
}

/**
 * Splits a text into sentences and sets aside what is none: notices, editors' lines, captions with their credits, and any
 * sentence in which characters are hidden or damaged, or spam is spliced. Nothing is rewritten: every span kept is a piece
 * of the text as it stands. `keep` overrules what is set aside for its words. Throws WenzhaiError "bad-file" for what is no
 * article by its length.
 */
export function siftSentences(
  text: string,
  splice: (sentence: string) => boolean = () => false,
  keep: readonly string[] = [],
): Sifted {
  const wholes = splitSentences(text);
  if (wholes.length > MOST_SENTENCES)
    throw new WenzhaiError("bad-file", `has more than ${MOST_SENTENCES} sentences; split it into several articles.`);
  const suspects = wholes.map((whole) => {
    const span = narrow(text, whole, keep);
    return { whole, span, noise: noiseOf(text, span, splice) };
  });
  const prose = suspects.flatMap(({ span, noise }, i) => (noise === null && isProse(text, span) ? [i] : []));
  const [first, last] = [prose[0] ?? suspects.length, prose.at(-1) ?? -1];
  const pieces = suspects.flatMap(({ whole, span, noise }, i): readonly SiftedPiece[] => {
    const spared =
      noise === null || (noise.edge && i >= first && i <= last) || isKept(noise, sliceOf(text, span), keep);
    return [
      { start: whole.start, end: span.start, noise: LEAD },
      { ...span, noise: spared ? null : noise },
      { start: span.end, end: whole.end, noise: TRAIL },
    ];
  });
  const full = pieces.filter((piece) => sliceOf(text, piece).trim() !== "");
  return {
    kept: full.flatMap(({ start, end, noise }) => (noise === null ? [{ start, end }] : [])),
    removed: full.flatMap((piece) => {
      const { noise } = piece;
      return noise === null ? [] : [{ reason: noise.reason, rule: noise.rule, text: sliceOf(text, piece) }];
    }),
    pieces: full,
  };
}

function sliceOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function isProse(text: string, span: Span): boolean {
  return span.end - span.start >= LEAST_PROSE && ENDS.test(sliceOf(text, span));
}

/** The sentence without what is glued to its ends and without invisible characters there. */
function narrow(text: string, { start, end }: Span, keep: readonly string[]): Span {
  const sentence = text.slice(start, end);
  const head = visibleStart(sentence, isKept(LEAD, sentence, keep) ? 0 : leadLength(sentence));
  const rest = sentence.slice(head);
  const length = isKept(TRAIL, sentence, keep) ? rest.length : bodyLength(rest);
  return { start: start + head, end: start + head + visibleEnd(rest, length) };
}

function noiseOf(text: string, span: Span, splice: (sentence: string) => boolean): Noise | null {
  const sentence = sliceOf(text, span);
  if (isCaption(text, span)) return CAPTION;
  if (hasInvisible(sentence)) return HIDDEN;
  if (sentence.includes(REPLACEMENT)) return DAMAGED;
  return splice(sentence) ? SPLICE : sentenceNoise(sentence);
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

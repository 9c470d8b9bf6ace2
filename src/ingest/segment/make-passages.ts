import type { Passage, Sentence } from "../../domain/article.ts";

/** Characters a passage should have: enough to say what it is about, few enough to be about one thing. */
const TARGET = 260;
/** A passage grows beyond this only when one sentence alone does. */
const MOST = 400;
/** A Chinese character says about as much as two and a half letters. */
const LETTER = 0.4;
const HAN = /\p{Script=Han}/u;
/** What it costs to end a passage inside a paragraph, in the same coin as missing the target. */
const INSIDE_PARAGRAPH = 0.15;

/**
 * Groups neighbouring sentences into passages of about 200 to 320 Chinese characters (two and a half times as many Latin
 * ones), never over 400 unless one sentence is.
 * The cuts are those of least total cost (squared distance from the target, dearer inside a paragraph), found by dynamic
 * programming as in line breaking (Knuth and Plass 1981), so no tiny tail remains. A short article is one passage.
 */
export function makePassages(articleId: string, text: string, sentences: readonly Sentence[]): readonly Passage[] {
  const passages: Passage[] = [];
  const starts = cheapestCuts(text, sentences);
  for (let i = 0; i < starts.length; i++) {
    const first = starts[i]!;
    passages.push({ id: `${articleId}@${first}`, articleId, first, last: (starts[i + 1] ?? sentences.length) - 1 });
  }
  return passages;
}

function cheapestCuts(text: string, sentences: readonly Sentence[]): readonly number[] {
  const n = sentences.length;
  const cost = new Array<number>(n + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Array<number>(n + 1).fill(0);
  const breaks = sentences.map((s, i) => i === 0 || text.slice(sentences[i - 1]!.end, s.start).includes("\n"));
  const upTo = [0];
  for (const sentence of sentences) upTo.push(upTo.at(-1)! + sizeOf(text.slice(sentence.start, sentence.end)));
  cost[0] = 0;
  for (let end = 1; end <= n; end++) {
    const inside = end < n && !breaks[end] ? INSIDE_PARAGRAPH : 0;
    for (let first = end - 1; first >= 0; first--) {
      const length = upTo[end]! - upTo[first]!;
      if (length > MOST && first < end - 1) break;
      const total = cost[first]! + ((length - TARGET) / TARGET) ** 2 + inside;
      if (total < cost[end]!) [cost[end], from[end]] = [total, first];
    }
  }
  const starts: number[] = [];
  for (let end = n; end > 0; end = from[end]!) starts.push(from[end]!);
  return starts.reverse();
}

/** The length of a sentence in Chinese characters, or what it would be. */
function sizeOf(sentence: string): number {
  return HAN.test(sentence) ? sentence.length : sentence.length * LETTER;
}

import { dateMentions } from "../../language/dates.ts";
import { centrality, sentenceVectors, similarity } from "../../retrieval/ranking/centrality.ts";
import { commonSubsequence, tokensOf } from "./tokens.ts";

/** A sentence of one article as it would be shown, and what its rank is made of. */
export interface Weighed {
  readonly tokens: readonly string[];
  /** Its different pairs of neighbouring tokens. */
  readonly pairs: ReadonlySet<string>;
  readonly features: Readonly<Record<string, number>>;
}

const SAID = /表示|指出|认为|認為|强调|強調|介绍|介紹|\bsaid\b|\bsays\b/u;
const CAPTION = /(?:记者|記者)[\s\p{Script=Han}·]{1,12}(?:摄|攝)|供图|资料图|图为|圖為|受访者|责任编辑|责编|摄影/u;
/** A pair repeated in more sentences than this says no more about what an article is about. */
const OFTEN = 3;

/** The sentences of an article, in order, without their datelines, each with its features. */
export function weighSentences(title: string, sentences: readonly string[]): readonly Weighed[] {
  const tokens = sentences.map(tokensOf);
  const pairs = tokens.map(pairsOf);
  const count = new Map<string, number>();
  for (const each of pairs) for (const pair of each) count.set(pair, (count.get(pair) ?? 0) + 1);
  const vectors = sentenceVectors([...sentences, title]);
  const heading = vectors.at(-1)!;
  const central = centrality(vectors.slice(0, -1));
  const titleTokens = tokensOf(title);
  let before = 0;
  return sentences.map((text, i) => {
    const own = [...pairs[i]!];
    const length = Math.max(1, tokens[i]!.length);
    const ofTitle = commonSubsequence(tokens[i]!, titleTokens);
    const held = (pair: string): number => count.get(pair)! - 1;
    const features = {
      constant: 1,
      first: i === 0 ? 1 : 0,
      early: 1 / (1 + i),
      opening: Math.exp(-before / 150),
      central: central[i]!,
      "like the title": similarity(vectors[i]!, heading),
      "title told": ofTitle / Math.max(1, titleTokens.length),
      "told of title": ofTitle / Math.max(8, length),
      length: Math.log(length),
      brevity: 10 / length,
      repeated: sum(own.map((pair) => Math.min(held(pair), OFTEN))) / length,
      alone: own.filter((pair) => held(pair) === 0).length / length,
      numbers: Math.min(6, text.match(/\d+/gu)?.length ?? 0) / 6,
      said: SAID.test(text) ? 1 : 0,
      quotes: /[“"「]/u.test(text) ? 1 : 0,
      asks: /[？?！!]/u.test(text) ? 1 : 0,
      dated: dateMentions(text).some(({ month }) => month !== undefined) ? 1 : 0,
      caption: CAPTION.test(text) ? 1 : 0,
      sentences: Math.min(sentences.length, 40) / 40,
    };
    before += text.length;
    return { tokens: tokens[i]!, pairs: pairs[i]!, features };
  });
}

function pairsOf(tokens: readonly string[]): ReadonlySet<string> {
  return new Set(tokens.slice(1).map((token, i) => `${tokens[i]}${/[a-z\d]$/u.test(tokens[i]!) ? " " : ""}${token}`));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

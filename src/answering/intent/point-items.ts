import { fold } from "../../language/fold.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Item } from "./cover-items.ts";
import type { ItemAsked } from "./item-asked.ts";
import type { ReadArticle, ReadSentence } from "./read-article.ts";
import { wordPattern } from "./word-pattern.ts";

/** What numbers a point: 第一项, 一是, 首先, (一), first. Each row: the number, then how it is written. */
const NUMBERED: readonly (readonly [number, RegExp])[] = [
  [1, /第一(?![届次所家附人名])|一是|其一|首先|\(一\)|(?<![a-z])first(?:ly)?(?![a-z])/u],
  [2, /第二(?![届次所家附人名])|二是|其二|其次|\(二\)|(?<![a-z])second(?:ly)?(?![a-z])/u],
  [3, /第三(?![届次所家附人名])|三是|其三|再次|\(三\)|(?<![a-z])third(?:ly)?(?![a-z])/u],
  [4, /第四(?![届次所家附人名])|四是|其四|\(四\)|(?<![a-z])fourth(?:ly)?(?![a-z])/u],
  [5, /第五(?![届次所家附人名])|五是|其五|\(五\)|(?<![a-z])fifth(?:ly)?(?![a-z])/u],
  [6, /第六(?![届次所家附人名])|六是|其六|\(六\)/u],
  [7, /第七(?![届次所家附人名])|七是|其七|\(七\)/u],
];
/** "三个焦点" before the noun counts the points and is none of them. */
const COUNTED = /[二两三四五六七八九十\d][个项大]\p{Script=Han}{0,4}$/u;
/** Points of one series stand this close, in sentences. */
const GAP = 3;

/** The numbered points of an article: the series the question means, each point with the sentence that first says it. */
export function pointItems(
  { sentences }: ReadArticle,
  asked: ItemAsked,
  { names }: Pick<AnalysedQuestion, "names">,
): readonly Item[] {
  if (asked.kind.held.length > 0) return namedPoints(sentences, asked);
  const series = seriesIn(sentences);
  const people = names.filter(({ kind }) => kind === "person").flatMap((each) => each.names.map((name) => fold(name)));
  const fitting = series.filter(
    (each) =>
      each.length > 1 &&
      (asked.count === null || each.length === asked.count) &&
      (people.length === 0 ||
        each.some(({ sentences: [ref] }) => people.some((name) => sentences[ref!.order]!.folded.includes(name)))),
  );
  const said = fitting.filter((each) =>
    each.some(({ sentences: [ref] }) => asked.kind.asked.some((word) => sentences[ref!.order]!.folded.includes(word))),
  );
  return (said.length > 0 ? said : fitting).toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** Points that are named one by one: as many sentences with their noun as the question counts, besides the one that counts them. */
function namedPoints(sentences: readonly ReadSentence[], { kind, predicates, count }: ItemAsked): readonly Item[] {
  const found = sentences.filter(
    ({ folded }) =>
      wordPattern(kind.held).test(folded) &&
      !kind.held.some((noun) => COUNTED.test(folded.slice(0, folded.indexOf(noun)))) &&
      predicates.every(({ told }) => wordPattern(told).test(folded)),
  );
  if (found.length < 2 || (count !== null && found.length !== count)) return [];
  return found.map(({ ref }, i) => ({ key: String(i + 1), shown: String(i + 1), sentences: [ref] }));
}

/** Runs of points whose numbers rise by one. */
function seriesIn(sentences: readonly ReadSentence[]): readonly (readonly Item[])[] {
  const series: Item[][] = [];
  let last = { number: 0, order: 0 };
  for (const [order, { ref, folded }] of sentences.entries())
    for (const [number, pattern] of NUMBERED) {
      if (!pattern.test(folded)) continue;
      const follows = number === last.number + 1 && order - last.order <= GAP && series.length > 0;
      if (number === 1) series.push([]);
      else if (!follows) continue;
      series.at(-1)!.push({ key: String(number), shown: String(number), sentences: [ref] });
      last = { number, order };
    }
  return series;
}

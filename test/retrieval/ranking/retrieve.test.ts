import { beforeAll, describe, expect, test } from "vitest";
import type { IngestedArticle } from "../../../src/domain/article.ts";
import { createAnalyze } from "../../../src/index/lexical/analyze.ts";
import { createAnalyseText } from "../../../src/language/analysed-text.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";
import { createAnalyseQuestion } from "../../../src/retrieval/query/analyse-question.ts";
import { createDirectoryAt } from "../../../src/retrieval/query/directory-at.ts";
import { learnedWeights } from "../../../src/retrieval/ranking/learned-weights.ts";
import { createRetrieve, type Retrieved } from "../../../src/retrieval/ranking/retrieve.ts";
import { hashEmbedder } from "../../fakes/hash-embedder.ts";
import { memoryIndex } from "../../fakes/memory-index.ts";

const TEXTS = {
  robots: "医院用机器人为病人做手术。手术由医生在另一个城市操作。",
  beds: "医院新增病床三百张。病床由医院自己采购。",
  training: "医院培训年轻医生。培训为期三年，由大学和医院共同承担。",
  english: "The hospital opened a noninvasive clinic. It treats two hundred patients a day.",
};

function articleOf([id, text]: readonly [string, string]): IngestedArticle {
  const ends = [...text.matchAll(/[。.](?:\s|$|(?=\p{Script=Han}))/gu)].map(({ index }) => index + 1);
  const sentences = ends.map((end, i) => ({ id: `${id}#${i}`, start: ends[i - 1] ?? 0, end }));
  const language = id === "english" ? "en" : "zh-Hans";
  return {
    article: { id, title: "", language, people: [], aliases: [], text, hash: id },
    sentences,
    passages: [{ id: `${id}@0`, articleId: id, first: 0, last: sentences.length - 1 }],
    removed: [],
  };
}

const lexicon = createLexicon();
let retrieve: (text: string) => Promise<Retrieved>;
const idsOf = async (text: string) => (await retrieve(text)).passages.map(({ article }) => article.id);

beforeAll(async () => {
  const embedder = hashEmbedder();
  const silent = () => {};
  const index = memoryIndex({
    analyze: createAnalyze(lexicon),
    embedder,
    clock: { now: () => 0, after: () => silent },
    log: { info: silent, warn: silent, error: silent },
  });
  await index.apply({ put: Object.entries(TEXTS).map(articleOf), remove: [] });
  const analyse = createAnalyseQuestion({
    index,
    lexicon,
    embedQuestion: async () => [],
    directory: createDirectoryAt(index, lexicon),
  });
  const find = createRetrieve({ index, lexicon, analyse: createAnalyseText(lexicon), weights: learnedWeights() });
  retrieve = async (text) => find(await analyse({ text }), 4);
});

describe("retrieve", () => {
  test("a character that stands in every passage still finds them when nothing else is asked", async () => {
    expect((await idsOf("院")).toSorted()).toEqual(["beds", "robots", "training"]);
  });

  test("of passages on one subject, the one that repeats the question's wording comes first", async () => {
    expect((await idsOf("由大学和医院共同承担的是什么?"))[0]).toBe("training");
    expect((await idsOf("谁在另一个城市操作?"))[0]).toBe("robots");
  });

  test("a denial is found across languages", async () => {
    expect((await idsOf("哪里有非侵入的治疗?"))[0]).toBe("english");
  });

  test("each passage is found once, the best first", async () => {
    const { passages } = await retrieve("How many beds did the hospital add?");
    expect(passages[0]?.article.id).toBe("beds");
    expect(new Set(passages.map(({ number }) => number)).size).toBe(passages.length);
    expect(passages.map(({ score }) => score)).toEqual(passages.map(({ score }) => score).toSorted((a, b) => b - a));
  });

  test("nothing asked finds nothing", async () => {
    expect(await idsOf("？！")).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { openEmbeddingCache } from "../../src/adapters/embedding-cache.ts";
import { createKeptSentenceVectors } from "../../src/adapters/kept-sentence-vectors.ts";
import { WenzhaiError } from "../../src/errors.ts";
import type { Embedder } from "../../src/ports/embedder.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
import { keptLog, settle } from "../slack/kept-log.ts";

function make(cache = openEmbeddingCache(":memory:"), fails: () => boolean = () => false) {
  const asked: string[][] = [];
  const honest = countingEmbedder();
  const embedder: Embedder = {
    ...honest,
    async embedDocuments(texts, options) {
      if (fails()) throw new WenzhaiError("model-unavailable", "It is gone.");
      asked.push([...texts]);
      expect(options?.priority).toBe("soon");
      return honest.embedDocuments(texts, options);
    },
  };
  const log = keptLog();
  return { vectors: createKeptSentenceVectors({ embedder, cache, log }), asked, log, cache };
}

const sentences = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `第${from + i}句说论坛。`);

describe("sentence vectors", () => {
  test("come in the order of the texts, each text embedded once", async () => {
    const { vectors, asked } = make();
    const [a, b, again, blank] = await vectors.vectorsOf(["论坛。", "天津。", "论坛。", " "]);
    expect(asked).toEqual([["论坛。", "天津。"]]);
    expect(again).toEqual(a);
    expect(a).not.toEqual(b);
    expect(blank).toBeNull();
    expect(Math.hypot(...a!)).toBeCloseTo(1, 5);
    expect(await vectors.vectorsOf(["天津。"])).toEqual([b]);
    expect(asked).toHaveLength(1);
  });

  test("are made for 40 sentences of a question at most, the first ones, and for the others next time", async () => {
    const { vectors, asked } = make();
    const first = await vectors.vectorsOf(sentences(50));
    expect(first.map((vector) => vector !== null)).toEqual([...sentences(50).keys()].map((i) => i < 40));
    expect((await vectors.vectorsOf(sentences(50))).every((vector) => vector !== null)).toBe(true);
    expect(asked.map(({ length }) => length)).toEqual([40, 10]);
    const few = await vectors.vectorsOf(sentences(5, 100), { most: 2 });
    expect(few.filter((vector) => vector !== null)).toHaveLength(2);
  });

  test("are kept after the answer, and before a clean end", async () => {
    const { vectors, cache } = make();
    await vectors.vectorsOf(["论坛。"]);
    await settle();
    await vectors.vectorsOf(["天津。"]);
    vectors.flush();
    const again = make(cache);
    expect((await again.vectors.vectorsOf(["论坛。", "天津。"])).every((vector) => vector !== null)).toBe(true);
    expect(again.asked).toEqual([]);
  });

  test("are null where the model cannot be used, which the log is told; those known are given still", async () => {
    let gone = false;
    const { vectors, log } = make(undefined, () => gone);
    const [known] = await vectors.vectorsOf(["论坛。"]);
    gone = true;
    expect(await vectors.vectorsOf(["论坛。", "天津。"])).toEqual([known, null]);
    expect(log.lines.map(({ event }) => event)).toEqual(["sentences-without-vectors"]);
  });

  test("come without a cache too, when its file cannot be used", async () => {
    const { vectors, log } = make(openEmbeddingCache("/dev/null/embeddings.sqlite"));
    expect((await vectors.vectorsOf(["论坛。"]))[0]).not.toBeNull();
    vectors.flush();
    expect(log.lines.map(({ event }) => event)).toEqual(["sentence-vectors-not-read", "sentence-vectors-not-kept"]);
  });
});

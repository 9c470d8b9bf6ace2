import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Embedder } from "../../src/ports/embedder.ts";

/** Makes one embedder for the suite; what it leaves is taken away by `dispose`. */
export interface EmbedderMaker {
  readonly name: string;
  make(): Promise<Embedder>;
  dispose(): Promise<void>;
}

const TEXTS = [
  "李明德说，数字医疗需要标准。",
  "The forum was held in Tianjin.",
  "誰宣讀了共識？",
  "李明德说，数字医疗需要标准。",
];

/** What every implementation of Embedder must do. Vectors are compared by tolerance: processors differ in their last digits. */
export function embedderContract(maker: EmbedderMaker): void {
  describe(`the embedder contract: ${maker.name}`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await maker.make();
    });
    afterAll(async () => {
      await embedder.close();
      await maker.dispose();
    });

    const expectUnit = (vector: readonly number[] | undefined): void => {
      expect(vector).toHaveLength(embedder.dimensions);
      expect(Math.hypot(...vector!)).toBeCloseTo(1, 4);
    };

    test("has an id and a number of dimensions", () => {
      expect(embedder.id).not.toBe("");
      expect(embedder.dimensions).toBeGreaterThan(1);
    });

    test("gives each text its own vector of length 1, in their order, whatever else is asked", async () => {
      const vectors = await embedder.embedDocuments(TEXTS);
      expect(vectors).toHaveLength(TEXTS.length);
      for (const vector of vectors) expectUnit(vector);
      expect(cosine(vectors[0]!, vectors[3]!)).toBeCloseTo(1, 4);
      expect(cosine(vectors[0]!, vectors[1]!)).toBeLessThan(0.999);
      const [alone] = await embedder.embedDocuments([TEXTS[2]!], { priority: "soon" });
      expect(cosine(alone!, vectors[2]!)).toBeCloseTo(1, 4);
    });

    test("gives a question a vector that is nearest to the text it repeats", async () => {
      const [asked, vectors] = await Promise.all([embedder.embedQuery(TEXTS[1]!), embedder.embedDocuments(TEXTS)]);
      expectUnit(asked);
      const similar = vectors.map((vector) => cosine(asked, vector));
      expect(similar.indexOf(Math.max(...similar))).toBe(1);
    });

    test("gives a blank text zeros, and no texts no vectors", async () => {
      const zeros = new Array<number>(embedder.dimensions).fill(0);
      expect(await embedder.embedDocuments(["", " \n"])).toEqual([zeros, zeros]);
      expect(await embedder.embedQuery("  ")).toEqual(zeros);
      expect(await embedder.embedDocuments([])).toEqual([]);
    });

    test("takes a text longer than it reads, and halves of characters", async () => {
      for (const vector of await embedder.embedDocuments(["数".repeat(9000), "论坛\ud83d"])) expectUnit(vector);
    });

    test("embeds nothing once it is told to stop", async () => {
      const signal = AbortSignal.abort(new Error("enough"));
      await expect(embedder.embedDocuments(["文摘"], { signal })).rejects.toThrow("enough");
      expectUnit((await embedder.embedDocuments(["文摘"]))[0]);
    });
  });
}

/** The cosine of two vectors. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0) / (Math.hypot(...a) * Math.hypot(...b));
}

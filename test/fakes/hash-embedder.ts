import { fold } from "../../src/language/fold.ts";
import type { Embedder } from "../../src/ports/embedder.ts";

/** An embedder that knows no meanings: texts that share pairs of characters are near. Quick and always the same. */
export function hashEmbedder(dimensions = 64, id = `hash/${dimensions}`): Embedder & { readonly texts: string[] } {
  const texts: string[] = [];
  const embed = (text: string): number[] => {
    texts.push(text);
    const vector = new Array<number>(dimensions).fill(0);
    const characters = [...fold(text).replace(/\s+/gu, "")];
    characters.forEach((char, i) => {
      const pair = char.codePointAt(0)! * 31 + (characters[i + 1]?.codePointAt(0) ?? 7);
      vector[pair % dimensions]! += 1;
    });
    const length = Math.hypot(...vector);
    return vector.map((value) => (length === 0 ? 0 : Math.fround(value / length)));
  };
  return {
    id,
    dimensions,
    texts,
    embedQuery: async (text) => embed(text),
    embedDocuments: async (documents) => documents.map(embed),
    close: async () => undefined,
  };
}

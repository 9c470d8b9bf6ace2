import type { Embedder } from "../../ports/embedder.ts";
import type { Generation } from "../storage/generation.ts";
import { passageText } from "./passage-text.ts";

/** Passages embedded between two words of progress; a kill loses no more. */
const BATCH = 64;

/** Makes the vectors of passages, by number as given. Throws what the embedder throws, and the reason of the signal. */
export async function embedPassages(
  { articles }: Generation,
  passages: readonly number[],
  embedder: Embedder,
  { signal, onEmbedded }: { readonly signal?: AbortSignal; readonly onEmbedded: (count: number) => void },
): Promise<ReadonlyMap<number, readonly number[]>> {
  const made = new Map<number, readonly number[]>();
  for (let at = 0; at < passages.length; at += BATCH) {
    signal?.throwIfAborted();
    const batch = passages.slice(at, at + BATCH);
    const texts = batch.map((number) => {
      const { slot, order } = articles.source(number)!;
      const record = articles.record(slot);
      return passageText(record, record.passages[order]!);
    });
    const vectors = await embedder.embedDocuments(texts, signal === undefined ? {} : { signal });
    batch.forEach((number, i) => void made.set(number, vectors[i]!));
    onEmbedded(made.size);
  }
  return made;
}

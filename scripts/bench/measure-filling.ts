import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createOnnxEmbedder } from "../../src/adapters/onnx-embedder.ts";
import { articlesFile, writeArticles } from "./material.ts";
import { openBenchEngine } from "./open-bench-engine.ts";
import { timed } from "./timing.ts";

/** How fast passages get vectors, a second, and how fast the model alone embeds the same ones. */
export interface Filling {
  readonly passages: number;
  readonly filled: number;
  readonly alone: number;
}

/** Enough passages for some seconds of the model. */
const ARTICLES = 40;

/** Fills the vectors of a small corpus that no cache knows, beside the model alone. */
export async function measureFilling(dataRoot: string, directory: string, texts: readonly string[]): Promise<Filling> {
  const folder = mkdtempSync(join(directory, "filling-"));
  writeArticles(dataRoot, folder, ARTICLES);
  const engine = await openBenchEngine(join(folder, "data"));
  await engine.ingest([articlesFile(folder)]);
  const { passages } = await engine.index.status();
  // The model is loaded with the first text.
  await engine.analyse({ text: "热身" });
  const filling = await timed(() => engine.fillVectors());
  await engine.close();
  const embedder = createOnnxEmbedder();
  await embedder.embedQuery("热身");
  const alone = await timed(() => embedder.embedDocuments(texts.slice(0, passages)));
  await embedder.close();
  rmSync(folder, { recursive: true });
  return { passages, filled: (passages / filling) * 1000, alone: (passages / alone) * 1000 };
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { IngestedArticle } from "../../src/domain/article.ts";
import { type Reading, type ReadOptions, readArticles } from "../../src/ingest/sources/read-articles.ts";

/** Writes files into a fresh folder that goes when the test ends; gives the folder. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "wenzhai-ingest-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Everything that reading these paths yields. */
export async function readAll(paths: readonly string[], options?: ReadOptions): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  for await (const reading of readArticles(paths, options)) readings.push(reading);
  return readings;
}

/** The articles of a folder made of these files; fails on any fault. */
export async function ingest(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly IngestedArticle[]> {
  const readings = await readAll([folderWith(files)]);
  return readings.map((reading) => {
    if (reading.kind !== "article") throw new Error(JSON.stringify(reading));
    return reading.ingested;
  });
}

/** The texts of an article's sentences. */
export function sentencesOf({ article, sentences }: IngestedArticle): readonly string[] {
  return sentences.map(({ start, end }) => article.text.slice(start, end));
}

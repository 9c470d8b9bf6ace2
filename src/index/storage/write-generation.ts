import { setImmediate } from "node:timers/promises";
import type { IngestedArticle } from "../../domain/article.ts";
import { WenzhaiError } from "../../errors.ts";
import type { IndexParts } from "../index-parts.ts";
import { PostingsBuilder } from "../lexical/postings-builder.ts";
import { postingsPieces } from "../lexical/postings-bytes.ts";
import { mergePostings } from "../lexical/postings-merge.ts";
import { ArticleTableBuilder } from "./article-table-builder.ts";
import type { ChangePlan } from "./change-plan.ts";
import { onDisk } from "./disk-errors.ts";
import type { Generation } from "./generation.ts";
import { type FileFacts, finishGeneration, writePieces } from "./generation-files.ts";
import { FORMAT, type Manifest } from "./manifest.ts";
import { carryVectors } from "./write-vectors.ts";

/** After so many passages whoever else this process serves gets a turn. */
const PASSAGES_A_TURN = 128;

/**
 * Writes the state of an index after a change into `directory`: every file and then the manifest, each flushed.
 * What the old state has is copied, never analysed again; new passages have no vectors yet. Throws what the disk throws.
 */
export async function writeGeneration(
  directory: string,
  old: Generation,
  plan: ChangePlan,
  parts: IndexParts,
): Promise<void> {
  const { table, builder } = await takeIn(old, plan, parts);
  const added = builder.build(plan.size);
  const postings = old.postings.size === 0 ? added : mergePostings(old.postings, plan.numbers, added);
  const vectors = await carryVectors(directory, old, plan, parts);
  await onDisk(directory, async () => {
    const files: Manifest["files"] = {
      "postings.bin": await writePieces(directory, "postings.bin", postingsPieces(postings)),
      "articles.bin": await writePieces(directory, "articles.bin", table.pieces()),
      ...(vectors === null ? {} : { "vectors.bin": vectors satisfies FileFacts }),
    };
    await finishGeneration(directory, nextManifest(old, plan, parts, files));
  });
}

async function takeIn(old: Generation, plan: ChangePlan, parts: IndexParts) {
  const table = new ArticleTableBuilder(plan.size);
  table.keep(old.articles, plan.kept, plan.numbers);
  const builder = new PostingsBuilder();
  let passage = plan.first;
  for (const ingested of plan.put) {
    table.add(ingested, passage);
    for (const terms of termsOf(ingested, parts)) {
      builder.add(passage++, terms);
      if (passage % PASSAGES_A_TURN === 0) await setImmediate();
    }
  }
  return { table, builder };
}

function termsOf(ingested: IngestedArticle, { analyze }: IndexParts): readonly (readonly string[])[] {
  const { article, passages, sentences } = ingested;
  const terms = analyze(ingested);
  const sound = passages.every(({ first, last }) => first >= 0 && first <= last && last < sentences.length);
  if (terms.length === passages.length && sound) return terms;
  throw new WenzhaiError("internal", `Article ${article.id} has passages that do not fit its sentences or terms.`);
}

function nextManifest(old: Generation, plan: ChangePlan, parts: IndexParts, files: Manifest["files"]): Manifest {
  const { embedder, clock } = parts;
  const allNew = plan.kept.size === 0;
  return {
    format: FORMAT,
    updated: new Date(clock.now()).toISOString(),
    embedder: embedder.id,
    dimensions: embedder.dimensions,
    analysis: allNew ? (parts.analysis ?? "") : old.manifest.analysis,
    base: old.manifest.base + (plan.compact ? old.postings.size : 0),
    files,
  };
}

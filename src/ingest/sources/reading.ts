import type { IngestedArticle } from "../../domain/article.ts";
import type { Fault, Skipped } from "./list-files.ts";

/** What reading gives: an article, word that one has not changed, or what there is to say of a file in one sentence. */
export type Reading =
  | { readonly kind: "article"; readonly path: string; readonly ingested: IngestedArticle }
  | { readonly kind: "unchanged"; readonly path: string; readonly id: string }
  | { readonly kind: "warning"; readonly path: string; readonly message: string }
  | Skipped
  | Fault;

/** A reading and the line of its file it came from. */
export type PlacedReading = Reading & { readonly line?: number };

/** What the index holds already: article id → content hash. */
export type Known = ReadonlyMap<string, string>;

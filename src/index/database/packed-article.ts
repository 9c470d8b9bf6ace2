import { createHash } from "node:crypto";
import type { IngestedArticle } from "../../domain/article.ts";
import { packRecord } from "../storage/article-records.ts";

/** An article with the bytes it is kept as. */
export interface PackedArticle {
  readonly ingested: IngestedArticle;
  readonly head: Uint8Array;
  readonly body: Uint8Array;
  /** SHA-256 of head and body, in hexadecimal. */
  readonly digest: string;
}

/** Packs an article. */
export function packArticle(ingested: IngestedArticle): PackedArticle {
  const { head, body } = packRecord(ingested);
  return { ingested, head, body, digest: createHash("sha256").update(head).update(body).digest("hex") };
}

import { gunzipSync } from "node:zlib";
import { WenzhaiError } from "../../../errors.ts";
import { decodeText } from "../../extract/decode-text.ts";
import type { ArticleList } from "./article-list.ts";
import { readFeed } from "./read-feed.ts";
import { readSitemap } from "./read-sitemap.ts";

/** A list to be read: what came from its address. */
export interface ListTask {
  readonly kind: "feed" | "sitemap";
  readonly address: string;
  readonly bytes: Uint8Array;
  readonly charset?: string;
}

/** What it names, or why it cannot be read, in words that go on from the address. */
export type ListReply = ArticleList | { readonly fault: string };

/** The readers expand no entity; whoever declares some wants that they did. */
const DECLARES = /^\s{0,99}(?:<\?[^>]{0,200}>\s{0,99})?<!DOCTYPE[^>[]{0,500}\[/iu;
const MOST_UNPACKED = 50_000_000;

function work({ kind, address, bytes, charset }: ListTask): ListReply {
  try {
    const text = decoded(unpacked(bytes), charset);
    if (DECLARES.test(text.slice(0, 1000)))
      throw new WenzhaiError("bad-file", "declares entities of its own, which no list needs: it is not read.");
    return kind === "feed" ? readFeed(text, address) : readSitemap(text, address);
  } catch (error) {
    return { fault: error instanceof WenzhaiError ? error.message : "is damaged: it cannot be read." };
  }
}

/** Sitemaps are often packed, whatever the server says of them. */
function unpacked(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED });
}

function decoded(bytes: Uint8Array, charset: string | undefined): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = /encoding\s{0,9}=\s{0,9}["']([\w-]{2,40})/iu.exec(head)?.[1] ?? charset;
  const found = decodeText(bytes, declared);
  if (found === null) throw new WenzhaiError("bad-file", "is not text; check the address.");
  return found.text.replace(/^\ufeff/u, "");
}

process.on("message", (task: ListTask) => process.send?.(work(task)));
process.on("disconnect", () => process.exit());

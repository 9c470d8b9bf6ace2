import { WenzhaiError } from "../../errors.ts";
import { hasInvisible, stripInvisible } from "../clean/strip-invisible.ts";
import { readFrontMatter } from "../sources/front-matter.ts";
import { decodeText } from "./decode-text.ts";
import { mendDoubleEncoding } from "./mend-double-encoding.ts";
import type { Page, PageFacts } from "./page.ts";
import { readDocument } from "./read-documents.ts";
import { readMarkdownBody, readPlain } from "./read-plain.ts";

/**
 * Takes one file apart by the ending of its name. Throws WenzhaiError "bad-file" whose message goes on from the file's name
 * ("… holds no text; …").
 */
export async function readPage(path: string, bytes: Uint8Array): Promise<Page> {
  if (/\.(?:pdf|docx)$/iu.test(path)) return readDocument(path, bytes);
  const html = /\.html?$/iu.test(path);
  const decoded = decodeText(bytes, html ? declaredCharset(bytes) : undefined);
  if (decoded === null) throw new WenzhaiError("bad-file", "is not text; check that it is the right file.");
  if (html) {
    const { readHtml } = await import("./html/read-html.ts");
    return readHtml(mendDoubleEncoding(decoded.text));
  }
  const source = mendDoubleEncoding(stripInvisible(decoded.text));
  const page = /\.(?:md|markdown)$/iu.test(path) ? readMarkdown(source) : readPlain(source);
  return withHiddenReported(page, decoded.text);
}

function readMarkdown(source: string): Page {
  const { facts, keep, warnings, body } = readFrontMatter(source);
  return { facts, keep, warnings, curated: isCurated(facts), ...readMarkdownBody(body) };
}

/** Someone who gives a day or says what an article is about has looked at it; a title alone is written by machines. */
function isCurated(facts: PageFacts): boolean {
  return Object.keys(facts).length > 0;
}

/** What was hidden cannot be shown; the report says where it stood. */
function withHiddenReported(page: Page, decoded: string): Page {
  const lines = decoded.split(/\r?\n/u).filter((line) => hasInvisible(line.replace(/^\ufeff/u, "").trim()));
  const removed = lines.map((line) => ({ reason: "hidden" as const, text: stripInvisible(line).trim().slice(0, 80) }));
  return { ...page, removed: [...page.removed, ...removed] };
}

/** The encoding named in the first kilobytes of a page. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  return /charset\s*=\s*["']?([\w-]+)/iu.exec(head)?.[1];
}

import { basename, extname } from "node:path";
import { WenzhaiError } from "../../errors.ts";
import { hasInvisible, stripInvisible } from "../clean/strip-invisible.ts";
import { readFrontMatter } from "../sources/front-matter.ts";
import { decodeText } from "./decode-text.ts";
import { kindOf } from "./file-kind.ts";
import { mendDoubleEncoding } from "./mend-double-encoding.ts";
import type { Page } from "./page.ts";
import { readMarkdownBody, readPlain } from "./read-plain.ts";

/** No article has more; a list that long is a data set. */
const MOST_LINES = 150_000;

/**
 * Takes one file apart by what it holds, else by the ending of its name. The readers of heavy formats load with the first
 * such file. Throws WenzhaiError "bad-file" whose message goes on from the file's name ("… holds no text; …").
 */
export async function readPage(path: string, bytes: Uint8Array): Promise<Page> {
  const page = await readByKind(path, bytes);
  if (page.lines.length > MOST_LINES)
    throw new WenzhaiError("bad-file", `has more than ${MOST_LINES} lines; split it, or write it as .jsonl.`);
  if (page.lines.some(({ text }) => text.trim() !== "")) return page;
  throw new WenzhaiError("bad-file", "holds no text of an article; check that it is the right file.");
}

async function readByKind(path: string, bytes: Uint8Array): Promise<Page> {
  const kind = kindOf(path, bytes);
  switch (kind) {
    case "pdf":
      return (await import("./pdf/read-pdf.ts")).readPdf(bytes);
    case "docx":
      return (await import("./documents/read-docx.ts")).readDocx(bytes);
    case "pptx":
      return (await import("./documents/read-slides.ts")).readSlides(bytes);
    case "xlsx":
      return named(path, await (await import("./documents/read-sheets.ts")).readSheets(bytes));
    case "open-document":
      return (await import("./documents/read-open-document.ts")).readOpenDocument(bytes);
    case "epub":
      return (await import("./documents/read-epub.ts")).readEpub(bytes);
    case "rtf":
      return (await import("./documents/read-rtf.ts")).readRtf(bytes);
    case "csv":
      return named(path, await (await import("./documents/read-csv.ts")).readCsv(stripInvisible(decoded(bytes).text)));
    case "mhtml":
      return readArchivedPage(bytes);
    case "html":
      return readWebPage(bytes);
    case "old-office":
      throw new WenzhaiError("bad-file", "is of an old Office format; save it as .docx, .pptx or .xlsx.");
    case "zip":
      throw new WenzhaiError("bad-file", "is an archive inside an archive; unpack it first.");
    default:
      return readTextFile(bytes, kind === "markdown");
  }
}

/** A table has no headline: its first row heads its columns, and its file's name says what it is. */
function named(path: string, page: Page): Page {
  return { ...page, facts: { title: basename(path, extname(path)), ...page.facts } };
}

function readTextFile(bytes: Uint8Array, markdown: boolean): Page {
  const { text } = decoded(bytes);
  const source = stripInvisible(mendDoubleEncoding(text));
  return withHiddenReported(markdown ? readMarkdown(source) : readPlain(source), text);
}

function readMarkdown(source: string): Page {
  const { facts, keep, warnings, body } = readFrontMatter(source);
  return { facts, keep, warnings, curated: Object.keys(facts).length > 0, ...readMarkdownBody(body) };
}

async function readWebPage(bytes: Uint8Array, charset?: string): Promise<Page> {
  const { readHtml } = await import("./html/read-html.ts");
  return readHtml(mendDoubleEncoding(decoded(bytes, charset ?? declaredCharset(bytes)).text));
}

async function readArchivedPage(bytes: Uint8Array): Promise<Page> {
  const { openMhtml } = await import("./documents/read-mhtml.ts");
  const inner = openMhtml(bytes);
  const page = await readWebPage(inner.bytes, inner.charset);
  return inner.url === undefined ? page : { ...page, facts: { url: inner.url, ...page.facts } };
}

function decoded(bytes: Uint8Array, charset?: string): { readonly text: string } {
  const found = decodeText(bytes, charset);
  if (found === null) throw new WenzhaiError("bad-file", "is not text; check that it is the right file.");
  return found;
}

/** What was hidden cannot be shown; the report says where it stood. */
function withHiddenReported(page: Page, text: string): Page {
  const lines = text.split(/\r?\n/u).filter((line) => hasInvisible(line.replace(/^\ufeff/u, "").trim()));
  const removed = lines.map((line) => ({ reason: "hidden" as const, text: stripInvisible(line).trim().slice(0, 80) }));
  return { ...page, removed: [...page.removed, ...removed] };
}

/** The encoding named in the first kilobytes of a page. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  return /charset\s*=\s*["']?([\w-]+)/iu.exec(head)?.[1];
}

import { WenzhaiError } from "../../../errors.ts";
import type { Page } from "../page.ts";
import { entryText, openArchive } from "./open-archive.ts";
import { loadXml, type XmlGrammar, xmlLines } from "./xml-lines.ts";

const GRAMMAR: XmlGrammar = {
  paragraphs: new Set(["p"]),
  headings: new Set(["h"]),
  rows: new Set(["table-row"]),
  breaks: new Set(["line-break"]),
  spaces: new Set(["s", "tab"]),
  skipped: new Set([
    "tracked-changes",
    "annotation",
    "annotation-end",
    "note-citation",
    "hidden-text",
    "hidden-paragraph",
    "ruby-text",
    "scripts",
    "font-face-decls",
    "automatic-styles",
    "forms",
    "table-of-content",
    "bibliography",
    "alphabetical-index",
    "notes",
  ]),
  texts: null,
};

/** Reads an OpenDocument text, presentation or table. Deleted text and comments are not of it. Throws WenzhaiError "bad-file". */
export function readOpenDocument(bytes: Uint8Array): Page {
  const files = openArchive(bytes, (name) => name === "content.xml");
  const xml = entryText(files, "content.xml");
  if (xml === "") throw new WenzhaiError("bad-file", "is not an OpenDocument file that can be read; save it anew.");
  return { facts: {}, lines: xmlLines(loadXml(xml), GRAMMAR), removed: [] };
}

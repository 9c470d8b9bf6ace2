import { extname } from "node:path";
import { kindByName } from "../../ingest/extract/file-kind.ts";

const OFFICE = "application/vnd.openxmlformats-officedocument";
const ENDINGS: Readonly<Record<string, string>> = {
  "text/html": ".html",
  "application/xhtml+xml": ".html",
  "text/plain": ".txt",
  "text/markdown": ".md",
  "application/pdf": ".pdf",
  "application/rtf": ".rtf",
  "application/epub+zip": ".epub",
  [`${OFFICE}.wordprocessingml.document`]: ".docx",
  [`${OFFICE}.presentationml.presentation`]: ".pptx",
  [`${OFFICE}.spreadsheetml.sheet`]: ".xlsx",
};
/** Types that say nothing: the address or the first bytes must tell. */
const VAGUE: ReadonlySet<string> = new Set(["", "application/octet-stream", "binary/octet-stream", "text/plain"]);

/** The ending of the file that a reply is kept in; null for kinds that are not read, archives among them. */
export function fetchedEnding(type: string, url: string, bytes: Uint8Array): string | null {
  if (VAGUE.has(type)) {
    const ending = extname(new URL(url).pathname).toLowerCase();
    const kind = kindByName(ending === "" ? "" : `a${ending}`);
    if (kind !== null && kind !== "zip") return ending;
    if (new TextDecoder("latin1").decode(bytes.subarray(0, 200)).includes("%PDF-")) return ".pdf";
    if (
      type === "" &&
      /^\s{0,99}<(?:!doctype html|html)/iu.test(new TextDecoder("latin1").decode(bytes.subarray(0, 300)))
    )
      return ".html";
  }
  return ENDINGS[type] ?? null;
}

import { extname } from "node:path";

/** How a file is to be read. */
export type FileKind =
  | "pdf"
  | "docx"
  | "pptx"
  | "xlsx"
  | "open-document"
  | "epub"
  | "rtf"
  | "mhtml"
  | "zip"
  | "old-office"
  | "html"
  | "markdown"
  | "csv"
  | "text";

const BY_ENDING: Readonly<Record<string, FileKind>> = {
  ".pdf": "pdf",
  ".docx": "docx",
  ".docm": "docx",
  ".pptx": "pptx",
  ".xlsx": "xlsx",
  ".xlsm": "xlsx",
  ".odt": "open-document",
  ".odp": "open-document",
  ".ods": "open-document",
  ".epub": "epub",
  ".rtf": "rtf",
  ".mht": "mhtml",
  ".mhtml": "mhtml",
  ".eml": "mhtml",
  ".zip": "zip",
  ".doc": "old-office",
  ".ppt": "old-office",
  ".xls": "old-office",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
  ".shtml": "html",
  ".md": "markdown",
  ".markdown": "markdown",
  ".csv": "csv",
  ".tsv": "csv",
  ".txt": "text",
  ".text": "text",
};

/** The kind that a file's name promises; null for kinds that are not read. */
export function kindByName(path: string): FileKind | null {
  return BY_ENDING[extname(path).toLowerCase()] ?? null;
}

/** The kind of a file by its first bytes where they tell, else by its name: people rename, and save as what they do not say. */
export function kindOf(path: string, bytes: Uint8Array): FileKind {
  const named = kindByName(path) ?? "text";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  if (/^\s{0,64}%PDF-/u.test(head)) return "pdf";
  if (head.startsWith("{\\rtf")) return "rtf";
  if (head.startsWith("PK\u0003\u0004")) return named === "old-office" || named === "text" ? byEntries(bytes) : named;
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) return "old-office";
  if (named === "old-office") return /^(?:mime-version|from|content-type):/imu.test(head) ? "mhtml" : "html";
  return named === "html" && /^mime-version:/imu.test(head) && /^content-type:\s*multipart/imu.test(head)
    ? "mhtml"
    : named;
}

/** What an Office file is, by the names of its parts in the directory at its end. */
function byEntries(bytes: Uint8Array): FileKind {
  const directory = new TextDecoder("latin1").decode(bytes.subarray(-65_536));
  if (directory.includes("word/document.xml")) return "docx";
  if (directory.includes("ppt/presentation.xml")) return "pptx";
  return directory.includes("xl/workbook.xml") ? "xlsx" : "zip";
}

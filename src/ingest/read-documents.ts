import { WenzhaiError } from "../errors.ts";
import type { Page } from "./page.ts";
import { plainLines } from "./read-plain.ts";
import { stripInvisible } from "./strip-invisible.ts";

/** Reads a PDF or DOCX file's text. The loaders are heavy and load with the first such file. Throws WenzhaiError "bad-file". */
export async function readDocument(path: string, bytes: Uint8Array): Promise<Page> {
  const pdf = /\.pdf$/iu.test(path);
  let text: string;
  try {
    text = await loadText(new Blob([new Uint8Array(bytes)]), pdf);
  } catch (cause) {
    throw new WenzhaiError(
      "bad-file",
      pdf
        ? "is not a PDF that can be read; it may be damaged or locked, save it anew."
        : "is not a DOCX that can be read; it may be damaged, save it anew.",
      { cause },
    );
  }
  const source = stripInvisible(text);
  if (source.trim() === "") {
    throw new WenzhaiError(
      "bad-file",
      pdf
        ? "holds no text, only pictures of it; run it through OCR and ingest the result."
        : "holds no text; check that it is the right file.",
    );
  }
  return { facts: {}, lines: plainLines(pdf ? joinWrapped(source) : source), removed: [] };
}

async function loadText(blob: Blob, pdf: boolean): Promise<string> {
  if (pdf) {
    const { PDFLoader } = await import("@langchain/community/document_loaders/fs/pdf");
    const pages = await new PDFLoader(blob, { splitPages: true }).load();
    return pages.map((page) => page.pageContent).join("\n\n");
  }
  const { DocxLoader } = await import("@langchain/community/document_loaders/fs/docx");
  const parts = await new DocxLoader(blob).load();
  return parts.map((part) => part.pageContent).join("\n\n");
}

/** A PDF breaks its lines at the margin: Chinese lines that do not end a sentence go on in the next one. */
function joinWrapped(text: string): string {
  return text.replace(
    /(?<=[\p{Script=Han}，、；：“（《])[ \t]*\n(?=[\p{Script=Han}”，、；：。）》\d“（《])/gu,
    (_, at: number) => (lineLengthBefore(text, at) < 20 ? "\n" : ""),
  );
}

function lineLengthBefore(text: string, at: number): number {
  return at - text.lastIndexOf("\n", at - 1);
}

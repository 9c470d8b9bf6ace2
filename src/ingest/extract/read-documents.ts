import { WenzhaiError } from "../../errors.ts";
import { stripInvisible } from "../clean/strip-invisible.ts";
import type { Page } from "./page.ts";
import { plainLines } from "./read-plain.ts";

/** Reads a PDF or DOCX file's text. The loaders are heavy and load with the first such file. Throws WenzhaiError "bad-file". */
export async function readDocument(path: string, bytes: Uint8Array): Promise<Page> {
  if (/\.pdf$/iu.test(path)) {
    const { readPdf } = await import("./pdf/read-pdf.ts");
    return readPdf(bytes);
  }
  const pdf = false;
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

/** A line this near to the longest one was broken by the margin; a shorter one ends because its paragraph does. */
const FULL_LINE = 0.85;
const SHORTEST_FULL_LINE = 16;
const HAN = /\p{Script=Han}/u;

/** A PDF breaks its lines at the margin: a full Chinese line that does not end a sentence goes on in the next one. */
function joinWrapped(text: string): string {
  const lines = text.split("\n").map((line) => line.trimEnd());
  const width = Math.max(
    SHORTEST_FULL_LINE,
    ...lines.filter((line) => HAN.test(line)).map((line) => line.length * FULL_LINE),
  );
  let joined = "";
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const goesOn =
      before !== undefined &&
      line !== "" &&
      before.length >= width &&
      HAN.test(before) &&
      !/[。！？!?：:”]$/u.test(before);
    joined += (i === 0 || goesOn ? "" : "\n") + (goesOn ? line.trimStart() : line);
  }
  return joined;
}

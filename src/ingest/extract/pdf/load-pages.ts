import { fileURLToPath } from "node:url";
import { WenzhaiError } from "../../../errors.ts";

/** A run of text as a PDF places it, in points from the left and from the bottom of its page. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** One page of a PDF. */
export interface PdfPage {
  readonly number: number;
  readonly bottom: number;
  readonly top: number;
  readonly runs: readonly PdfRun[];
}

/** A longer document is a library; it would only run out of its time. */
const MOST_PAGES = 3000;

/**
 * Reads where the text of each page stands. The CMaps that come with the library turn the codes of Chinese fonts into
 * characters. Throws WenzhaiError "bad-file" for what is locked or damaged.
 */
export async function loadPages(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const root = fileURLToPath(new URL(".", import.meta.resolve("pdfjs-dist/package.json")));
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${root}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${root}standard_fonts/`,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const pages: PdfPage[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const [, bottom = 0, , top = 0] = page.view;
      pages.push({ number, bottom, top, runs: items.flatMap((item) => ("str" in item ? runOf(item) : [])) });
      page.cleanup();
    }
    return pages;
  } catch (cause) {
    const locked = cause instanceof Error && cause.name === "PasswordException";
    throw new WenzhaiError(
      "bad-file",
      locked
        ? "is locked with a password; save it without one."
        : "is not a PDF that can be read; it may be damaged, save it anew.",
      { cause },
    );
  } finally {
    await task.destroy();
  }
}

function runOf(item: {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}): readonly PdfRun[] {
  const [a = 1, b = 0, , , x = 0, y = 0] = item.transform;
  const size = item.height > 0 ? item.height : Math.hypot(a, b);
  return item.str.trim() === "" ? [] : [{ text: item.str, x, y, width: item.width, size }];
}

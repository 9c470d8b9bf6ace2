import { load } from "cheerio";
import type { Element } from "domhandler";
import { elementLines, type PlacedLine } from "./element-lines.ts";

/** What a kept library takes for the main text of a page. Null when it finds none. */
export type Extraction = readonly PlacedLine[] | null;

/**
 * Asks @mozilla/readability and defuddle for the main text of a page (already pruned). Both want a DOM; jsdom and they load
 * with the first page (0.5 s) and cost some 100 to 400 ms a page.
 */
export async function askLibraries(
  html: string,
  url: string,
): Promise<{ readonly readability: Extraction; readonly defuddle: Extraction }> {
  const { JSDOM, VirtualConsole } = await import("jsdom");
  const dom = (): Document => new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window.document;
  return { readability: await byReadability(dom()), defuddle: await byDefuddle(dom(), url) };
}

async function byReadability(document: Document): Promise<Extraction> {
  const { Readability } = await import("@mozilla/readability");
  try {
    return linesOf(new Readability(document).parse()?.content ?? "");
  } catch {
    return null;
  }
}

async function byDefuddle(document: Document, url: string): Promise<Extraction> {
  const { Defuddle } = await import("defuddle/node");
  try {
    return linesOf((await Defuddle(document, url, { useAsync: false })).content);
  } catch {
    return null;
  }
}

function linesOf(html: string): Extraction {
  if (html.trim() === "") return null;
  const body = load(html)("body")[0];
  return body === undefined ? null : elementLines(body as Element);
}

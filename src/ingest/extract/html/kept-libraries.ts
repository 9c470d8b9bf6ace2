import { load } from "cheerio";
import { elementLines } from "./element-lines.ts";
import type { Element } from "./nodes.ts";

/**
 * Asks @mozilla/readability and defuddle for the main text of a page (already pruned): the texts of the lines each takes, or
 * null where it finds none. Both want a DOM; jsdom and they load with the first page that needs them (half a second) and
 * cost 100 to 400 ms a page.
 */
export async function askLibraries(html: string, url: string): Promise<readonly (ReadonlySet<string> | null)[]> {
  const { JSDOM, VirtualConsole } = await import("jsdom");
  const document = (): Document => new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window.document;
  return [await byReadability(document()), await byDefuddle(document(), url)];
}

async function byReadability(document: Document): Promise<ReadonlySet<string> | null> {
  const { Readability } = await import("@mozilla/readability");
  try {
    return linesOf(new Readability(document).parse()?.content ?? "");
  } catch {
    return null;
  }
}

async function byDefuddle(document: Document, url: string): Promise<ReadonlySet<string> | null> {
  const { Defuddle } = await import("defuddle/node");
  try {
    return linesOf((await Defuddle(document, url, { useAsync: false })).content);
  } catch {
    return null;
  }
}

function linesOf(html: string): ReadonlySet<string> | null {
  const body = load(html)("body")[0];
  if (html.trim() === "" || body === undefined) return null;
  return new Set(elementLines(body as Element).map((line) => line.text));
}

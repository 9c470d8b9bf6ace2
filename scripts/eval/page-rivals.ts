import { readFileSync } from "node:fs";
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { JSDOM, VirtualConsole } from "jsdom";

/** A page as bytes read by the charset that is right for it. */
function read(path: string, charset: string): string {
  return new TextDecoder(charset).decode(readFileSync(path));
}

function documentOf(html: string, url: string): Document {
  return new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window.document;
}

/** The main text of a page by @mozilla/readability alone; "" when it finds none. */
export function byReadability(path: string, charset: string, url: string): string {
  try {
    return new Readability(documentOf(read(path, charset), url)).parse()?.textContent ?? "";
  } catch {
    return "";
  }
}

/** The main text of a page by defuddle alone; "" when it finds none. */
export async function byDefuddle(path: string, charset: string, url: string): Promise<string> {
  try {
    const { content } = await Defuddle(documentOf(read(path, charset), url), url, { useAsync: false });
    return documentOf(content, url).body.textContent ?? "";
  } catch {
    return "";
  }
}

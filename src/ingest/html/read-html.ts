import { load } from "cheerio";
import type { Element } from "domhandler";
import type { Line, Page } from "../page.ts";
import { stripInvisible } from "../strip-invisible.ts";
import { denseRoot } from "./dense-root.ts";
import { elementLines } from "./element-lines.ts";
import { readPageFacts } from "./page-facts.ts";
import { prunePage } from "./prune-page.ts";

/** Takes a web page apart: its own facts, and the lines of the part that holds its text. */
export async function readHtml(html: string): Promise<Page> {
  const $ = load(stripInvisible(html));
  const facts = readPageFacts($);
  const removed = prunePage($);
  const body = $("body")[0] as Element | undefined;
  if (body === undefined) return { facts, lines: [], removed };
  const lines: Line[] = elementLines(denseRoot(body)).map(({ element: _, ...line }) => line);
  return { facts, lines, removed };
}

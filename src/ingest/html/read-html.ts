import { load } from "cheerio";
import type { Element } from "domhandler";
import type { Line, Page } from "../page.ts";
import { stripInvisible } from "../strip-invisible.ts";
import { denseRoot, isInside, weighLines } from "./dense-root.ts";
import { readPageFacts } from "./page-facts.ts";
import { prunePage } from "./prune-page.ts";

/** Takes a web page apart: its own facts, and the lines of the part that holds its text. */
export async function readHtml(html: string): Promise<Page> {
  const $ = load(stripInvisible(html));
  const facts = readPageFacts($);
  const removed = prunePage($);
  const body = $("body")[0] as Element | undefined;
  if (body === undefined) return { facts, lines: [], removed };
  const weighed = weighLines(body);
  const root = denseRoot(body, weighed);
  const inside = weighed.filter(({ line }) => isInside(line.element, root));
  const lines: Line[] = inside.filter(({ aside }) => !aside).map(({ line: { element: _, ...line } }) => line);
  const asides = inside
    .filter(({ aside }) => aside)
    .map(({ line }) => ({ reason: "related" as const, text: line.text }));
  return { facts, lines, removed: [...removed, ...asides] };
}

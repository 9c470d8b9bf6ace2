import { type CheerioAPI, load } from "cheerio";
import type { Line } from "../page.ts";
import { textLine } from "../page.ts";
import { weighLines } from "./dense-root.ts";
import type { Element } from "./nodes.ts";
import { prunePage } from "./prune-page.ts";
import { flattenDeep } from "./walk-nodes.ts";

/** Where a page keeps its text when its body shows none: for browsers without frames or scripts, and in fields. */
const CONTAINERS = "noframes,noscript,textarea,xmp,template";
const LEAST_TEXT = 20;

/** Texts that a page holds outside of what its body shows, each as lines; read before pruning takes them away. */
export function textElsewhere($: CheerioAPI, articleBody: string | undefined): readonly (readonly Line[])[] {
  const containers = $(CONTAINERS)
    .toArray()
    .map((element) => ($(element).html() ?? "").trim())
    .filter((html) => html.length >= LEAST_TEXT)
    .map((html) => innerLines(html));
  const stated = articleBody === undefined ? [] : [bodyLines(articleBody)];
  return [...stated, ...containers].filter((lines) => lengthOf(lines) >= LEAST_TEXT);
}

/** The length of lines that read like sentences. */
export function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + (/[。！？；，.!?,]/u.test(text) ? text.length : 0), 0);
}

/** Raw text inside such elements is markup, sometimes escaped once more. */
function innerLines(html: string): readonly Line[] {
  const once = load(html);
  const markup = /<(?:p|br|div)\b/iu.test(once.root().text()) ? once.root().text() : html;
  const $ = load(markup);
  prunePage($);
  const body = $("body")[0] as Element | undefined;
  if (body === undefined) return [];
  flattenDeep(body);
  return weighLines(body)
    .filter(({ aside }) => !aside)
    .map(({ line: { text, kind, gap, linked } }) => ({ text, kind, gap, linked }));
}

function bodyLines(body: string): readonly Line[] {
  if (/<(?:p|br|div)\b/iu.test(body)) return innerLines(body);
  const lines = body.split(/\n+/u).map((line) => line.trim());
  return lines.filter((line) => line !== "").map((line) => textLine(line));
}

import { load } from "cheerio";
import { stripInvisible } from "../../clean/strip-invisible.ts";
import type { Line, Page } from "../page.ts";
import { chooseText } from "./choose-text.ts";
import { type Weighed, weighLines } from "./dense-root.ts";
import type { Element } from "./nodes.ts";
import { readPageFacts } from "./page-facts.ts";
import { prunePage } from "./prune-page.ts";

/** Libraries want an address to resolve links by; links are not kept, so any will do. */
const ANY_ADDRESS = "https://page.invalid/";
/** How far around the text a page's byline is looked for, in lines. */
const BYLINE_REACH = 12;

/** Takes a web page apart: its own facts, and the lines of the part that holds its text. */
export async function readHtml(html: string): Promise<Page> {
  const $ = load(stripInvisible(html));
  const facts = readPageFacts($);
  const hidden = prunePage($);
  const body = $("body")[0] as Element | undefined;
  if (body === undefined) return { facts, lines: [], removed: hidden };
  const weighed = weighLines(body);
  const chosen = new Set(
    await chooseText(body, weighed, facts.title ?? "", async () => {
      const { askLibraries } = await import("./kept-libraries.ts");
      return askLibraries($.html(), facts.url ?? ANY_ADDRESS);
    }),
  );
  const around = linesAround(weighed, chosen);
  const related = around
    .filter((line) => line.aside)
    .map(({ line }) => ({ reason: "related" as const, text: line.text }));
  return {
    facts,
    lines: [...chosen].map(({ line }) => plain(line)),
    head: around.filter((line) => !line.aside).map(({ line }) => line.text),
    removed: [...hidden, ...related],
  };
}

/** The lines shortly before the text and among it that are not of it. */
function linesAround(weighed: readonly Weighed[], chosen: ReadonlySet<Weighed>): readonly Weighed[] {
  const places = weighed.flatMap((line, i) => (chosen.has(line) ? [i] : []));
  const from = Math.max(0, (places[0] ?? 0) - BYLINE_REACH);
  return weighed.slice(from, (places.at(-1) ?? 0) + 1).filter((line) => !chosen.has(line));
}

function plain({ text, kind, gap, linked }: Line): Line {
  return { text, kind, gap, linked };
}

import { load } from "cheerio";
import type { Removal } from "../../../domain/article.ts";
import { stripInvisible } from "../../clean/strip-invisible.ts";
import type { Line, Page } from "../page.ts";
import { chooseText } from "./choose-text.ts";
import { type Weighed, weighLines } from "./dense-root.ts";
import type { Element } from "./nodes.ts";
import { readPageFacts } from "./page-facts.ts";
import { prunePage } from "./prune-page.ts";
import { readStructuredData } from "./structured-data.ts";
import { lengthOf, textElsewhere } from "./text-elsewhere.ts";
import { flattenDeep } from "./walk-nodes.ts";

/** Libraries want an address to resolve links by; links are not kept, so any will do. */
const ANY_ADDRESS = "https://page.invalid/";
/** How far around the text a page's byline is looked for, in lines. */
const BYLINE_REACH = 12;
/** A page whose body shows less than this may keep its text elsewhere, where there must be much more of it. */
const LEAST_SHOWN = 60;
const MUCH_MORE = 3;

/** Takes a web page apart: its own facts, and the lines of the part that holds its text. */
export async function readHtml(html: string): Promise<Page> {
  const $ = load(stripInvisible(html));
  const stated = readStructuredData($);
  const facts = readPageFacts($, stated);
  const elsewhere = textElsewhere($, stated.body);
  const hidden = prunePage($);
  const body = $("body")[0] as Element | undefined;
  if (body !== undefined) flattenDeep(body);
  const weighed = body === undefined ? [] : weighLines(body);
  const chosen =
    body === undefined
      ? []
      : await chooseText(body, weighed, facts.title ?? "", async () => {
          const { askLibraries } = await import("./kept-libraries.ts");
          return askLibraries($.html(), facts.url ?? ANY_ADDRESS);
        });
  const shown = lengthOf(chosen.map(({ line }) => line));
  const better = elsewhere.find((lines) => shown < LEAST_SHOWN && lengthOf(lines) > shown * MUCH_MORE);
  if (better !== undefined)
    return { facts, lines: better, head: weighed.map(({ line }) => line.text), removed: hidden };
  return { facts, ...pageOf(weighed, new Set(chosen), hidden) };
}

/** The lines chosen, the byline's surroundings, and everything else as removed, in its place. */
function pageOf(
  weighed: readonly Weighed[],
  chosen: ReadonlySet<Weighed>,
  hidden: readonly Removal[],
): Pick<Page, "lines" | "head" | "removed"> {
  const lines: Line[] = [];
  const others: Removal[] = [];
  for (const each of weighed) {
    const { text, kind, gap, linked } = each.line;
    if (chosen.has(each)) lines.push({ text, kind, gap, linked });
    else {
      const why = each.aside ? ({ reason: "related", rule: "aside" } as const) : OUTSIDE;
      others.push({ ...why, text, before: lines.length });
    }
  }
  const head = linesAround(weighed, chosen).filter((line) => !line.aside);
  return { lines, head: head.map(({ line }) => line.text), removed: [...hidden, ...others] };
}

const OUTSIDE = { reason: "navigation", rule: "outside-the-text" } as const;

/** The lines shortly before the text and among it that are not of it. */
function linesAround(weighed: readonly Weighed[], chosen: ReadonlySet<Weighed>): readonly Weighed[] {
  const places = weighed.flatMap((line, i) => (chosen.has(line) ? [i] : []));
  const from = Math.max(0, (places[0] ?? 0) - BYLINE_REACH);
  return weighed.slice(from, (places.at(-1) ?? 0) + 1).filter((line) => !chosen.has(line));
}

import type { Article, IngestedArticle, Removal, RemovalReason } from "../../domain/article.ts";
import { languageOf } from "../../language/language.ts";
import { cleanLines } from "../clean/clean-lines.ts";
import { findSplices } from "../clean/find-splices.ts";
import { makePassages } from "../segment/make-passages.ts";
import { makeSentences, siftSentences } from "../segment/make-sentences.ts";
import type { Row } from "../sources/read-rows.ts";
import { findFacts } from "./find-facts.ts";
import { findTitle, titleFromText } from "./find-title.ts";
import { joinLines, keepSpans } from "./join-lines.ts";
import type { Line, Page, PageFacts } from "./page.ts";
import { type PagePiece, pagePieces } from "./page-pieces.ts";

/** Enough text to tell its language and script. */
const LANGUAGE_SAMPLE = 2000;

/** A page cleaned: its facts completed and its text made of the lines and sentences that were kept. */
export interface CleanPage {
  readonly facts: PageFacts & { readonly title: string };
  readonly text: string;
  readonly keep: readonly string[];
  readonly removed: readonly Removal[];
  /** What was kept and what was not, in the page's order. */
  readonly pieces: () => readonly PagePiece[];
}

/** Cleans a page: takes its noise away and reads from its lines the facts that it does not state itself. */
export function cleanPage(page: Page): CleanPage {
  const keep = page.keep ?? [];
  const headline = page.facts.title === undefined ? findTitle(page.lines) : null;
  const title = page.facts.title ?? headline?.title ?? "";
  const lines = headline === null ? page.lines : withoutHead(page.lines, headline.line, headline.length);
  const cleaned = cleanLines(lines, title, keep);
  const joined = joinLines(lines.filter((_, i) => cleaned.verdicts[i] === null));
  const sifted = siftSentences(joined.text, findSplices(title, joined.text), keep);
  const text = keepSpans(joined.text, sifted.kept);
  const removed = [...page.removed, ...cleaned.removed, ...sifted.removed];
  const { site, ...stated } = page.facts;
  const body = text.split("\n");
  const head = [...(page.head ?? []), ...headLines(page.lines, body[0] ?? "")];
  const read = page.curated ? {} : findFacts({ head, body, title, ...byKind(removed) });
  const filed = page.filed === undefined ? {} : { published: page.filed };
  const facts = { ...filed, ...(site === undefined ? {} : { publisher: site }), ...read, ...stated };
  return {
    facts: { ...facts, title: title === "" ? titleFromText(text) : title },
    text,
    keep,
    removed,
    pieces: () => pagePieces(page, headline, { lines, verdicts: cleaned.verdicts, joined, sifted: sifted.pieces }),
  };
}

/** Gives a cleaned page its sentences, passages and identity. */
export function articleFromPage(page: CleanPage, id: string, hash: string): IngestedArticle {
  return assemble(page.text, { ...page.facts, id }, hash, page.removed, { keep: page.keep });
}

/** An article from a row: its text stays as it is, so that offsets hold; noise in it is only set aside. */
export function articleFromRow(row: Row, hash: string): IngestedArticle {
  const title = row.title?.trim() ?? "";
  const published = /^\d{4}-\d{2}-\d{2}/u.exec(row.date ?? "")?.[0];
  const facts: PageFacts & { title: string; id: string } = {
    id: row.id,
    title: title === "" ? titleFromText(row.text.slice(leadOf(row.text))) : title,
    ...(published === undefined ? {} : { published }),
    ...(row.url ? { url: row.url } : {}),
    ...(row.publisher ? { publisher: row.publisher } : {}),
  };
  return assemble(row.text, facts, hash, [], { splices: findSplices(title, row.text) });
}

function assemble(
  text: string,
  facts: PageFacts & { readonly id: string; readonly title: string },
  hash: string,
  removed: readonly Removal[],
  { keep, splices }: { readonly keep?: readonly string[]; readonly splices?: (sentence: string) => boolean },
): IngestedArticle {
  const sifted = siftSentences(text, splices, keep);
  const sentences = makeSentences(facts.id, sifted.kept);
  const article: Article = {
    ...facts,
    language: facts.language ?? languageOf(text.slice(0, LANGUAGE_SAMPLE)),
    people: facts.people ?? [],
    aliases: facts.aliases ?? [],
    text,
    hash,
  };
  return {
    article,
    sentences,
    passages: makePassages(facts.id, text, sentences),
    removed: [...removed, ...sifted.removed],
  };
}

const OF_THIS_PAGE: ReadonlySet<RemovalReason> = new Set(["editor", "metadata", "copyright"]);

function byKind(removed: readonly Removal[]): { readonly notes: readonly string[]; readonly rest: readonly string[] } {
  const texts = (own: boolean): readonly string[] =>
    removed
      .filter(({ reason, rule }) => rule !== "outside-the-text" && OF_THIS_PAGE.has(reason) === own)
      .map(({ text }) => text);
  return { notes: texts(true), rest: texts(false) };
}

/** The lines of the page without the title, wherever in its line it stands. */
function withoutHead(lines: readonly Line[], index: number, length: number): readonly Line[] {
  return lines.flatMap((line, i) => {
    if (i !== index) return [line];
    const rest = line.text.slice(length).trim();
    return rest === "" ? [] : [{ ...line, text: rest }];
  });
}

/** The lines that stand before the text kept, where bylines are. */
function headLines(lines: readonly Line[], first: string): readonly string[] {
  const start = lines.findIndex((line) => first !== "" && line.text.includes(first.slice(0, 30)));
  return lines.slice(0, start < 0 ? 12 : Math.max(start, 1)).map((line) => line.text);
}

function leadOf(text: string): number {
  return /^[^。]{0,40}?正文[：:]\s*/u.exec(text)?.[0].length ?? 0;
}

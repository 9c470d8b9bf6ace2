import { WenzhaiError } from "../../../errors.ts";
import { stripInvisible } from "../../clean/strip-invisible.ts";
import type { Page } from "../page.ts";
import { joinParagraphs } from "./join-paragraphs.ts";
import { loadPages } from "./load-pages.ts";
import { orderColumns } from "./order-columns.ts";
import { pageLines } from "./page-lines.ts";
import { findRunningHeads } from "./running-heads.ts";

/** More than this of a text in characters without meaning, and its fonts lack the map that gives them one. */
const MOST_UNKNOWN = 0.2;
const UNKNOWN = /[\ue000-\uf8ff\ufffd]/gu;

/** Reads a PDF: its paragraphs in reading order, running heads and page numbers taken away. Throws WenzhaiError "bad-file". */
export async function readPdf(bytes: Uint8Array): Promise<Page> {
  const pages = await loadPages(bytes);
  const lines = pages.map((page) => pageLines(page).filter(({ text }) => text !== ""));
  const scans = pages.filter((_, i) => lines[i]!.length === 0).map(({ number }) => number);
  if (scans.length === pages.length)
    throw new WenzhaiError(
      "bad-file",
      `is a scan: ${pagesOf(scans, pages.length)} without text, only pictures of it; run it through OCR and ingest the result.`,
    );
  const isRunning = findRunningHeads(lines);
  const blocks = lines.flatMap((each) => orderColumns(each.filter((line) => !isRunning(line))));
  const paragraphs = joinParagraphs(blocks).map((line) => ({ ...line, text: stripInvisible(line.text).trim() }));
  const text = paragraphs.map((line) => line.text).join("");
  if ((text.match(UNKNOWN)?.length ?? 0) > text.length * MOST_UNKNOWN)
    throw new WenzhaiError("bad-file", "has fonts that do not say which characters they show; run it through OCR.");
  const heads = [
    ...new Set(
      lines
        .flat()
        .filter(isRunning)
        .map((line) => line.text),
    ),
  ];
  return {
    facts: {},
    lines: paragraphs.filter((line) => line.text !== ""),
    head: lines[0]!.filter(isRunning).map((line) => line.text),
    removed: heads.map((each) => ({ reason: "repeated" as const, rule: "running-head", text: each })),
    warnings:
      scans.length === 0
        ? []
        : [`has ${pagesOf(scans, pages.length)} without text, only pictures of it; run it through OCR for the whole.`],
  };
}

function pagesOf(numbers: readonly number[], all: number): string {
  if (numbers.length === all) return all === 1 ? "its page is" : `all its ${all} pages are`;
  const named = numbers.slice(0, 12).join(", ") + (numbers.length > 12 ? ", …" : "");
  return numbers.length === 1 ? `a page (${named})` : `pages (${named})`;
}

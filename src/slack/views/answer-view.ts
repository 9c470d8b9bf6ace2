import type { Answer, AnswerLine, Citation } from "../../domain/answer.ts";
import type { Language } from "../../domain/article.ts";
import { glossLines } from "./gloss-lines.ts";
import { packMessages, type Unit } from "./pack-messages.ts";
import { bullets, plain, plainShare, quotation, richText, section, smallPrint } from "./rich-text.ts";
import type { SlackMessage } from "./slack-message.ts";
import { markersOf } from "./sources.ts";
import { wordsOf } from "./words.ts";

/** What has been proved so far of an answer that is still being written. */
export interface PartialAnswer {
  readonly language: Language;
  readonly rewritten: string | null;
  readonly lines: readonly AnswerLine[];
  readonly citations: readonly Citation[];
  readonly notices: readonly string[];
}

/** How a line of help that is an item of a list begins. */
const ITEM = /^• /u;

function small(text: string): Unit {
  return { blocks: [smallPrint(text)], text, citations: [] };
}

function paragraph(text: string): Unit {
  return { blocks: [richText(section(plain(text)))], text, citations: [] };
}

/** Paragraphs, and lists of the lines that are written as items. */
function helpUnits(lines: readonly AnswerLine[]): readonly Unit[] {
  const runs: { readonly listed: boolean; readonly texts: string[] }[] = [];
  for (const { text } of lines) {
    const listed = ITEM.test(text);
    const run = runs.at(-1);
    if (run?.listed === listed) run.texts.push(text.replace(ITEM, ""));
    else runs.push({ listed, texts: [text.replace(ITEM, "")] });
  }
  return runs.flatMap(({ listed, texts }): readonly Unit[] =>
    listed
      ? [{ blocks: [richText(bullets(texts))], text: texts.map((text) => `• ${text}`).join("\n"), citations: [] }]
      : texts.map(paragraph),
  );
}

/** A quote, and under it in small print what its reader needs to understand it. */
function quotationUnit(quote: string, markers: string, citations: readonly Citation[]): Unit {
  const glosses = glossLines(citations);
  return {
    blocks: [richText(quotation(plain(quote), plain(` ${markers}`))), ...glosses.map(smallPrint)],
    text: [`${quote} ${markers}`, ...glosses].join("\n"),
    citations,
  };
}

/** A line in other words than its sources', followed by those of their sentences that no line before has shown. */
function claimUnit(line: AnswerLine, cited: readonly Citation[], fresh: readonly Citation[]): Unit {
  const markers = markersOf(line.markers);
  const quotes = fresh.map(({ marker, quote }) => quotation(plain(`[${marker}] `), plainShare(quote, fresh.length)));
  const glosses = glossLines(fresh);
  const words = [`${line.text} ${markers}`, ...fresh.map(({ marker, quote }) => `[${marker}] ${quote}`), ...glosses];
  // All glosses share one block: a line may cite many sentences, and the blocks of a message are counted.
  const small = glosses.length === 0 ? [] : [smallPrint(glosses.join("\n"))];
  return {
    blocks: [richText(section(plain(line.text), plain(` ${markers}`, { bold: true })), ...quotes), ...small],
    text: words.join("\n"),
    citations: cited,
  };
}

function lineUnits(lines: readonly AnswerLine[], citations: readonly Citation[]): readonly Unit[] {
  const byMarker = new Map(citations.map((citation) => [citation.marker, citation]));
  const shown = new Set<number>();
  return lines.map((line) => {
    const cited = line.markers.flatMap((marker) => byMarker.get(marker) ?? []);
    const fresh = cited.filter(({ marker }) => !shown.has(marker));
    for (const { marker } of cited) shown.add(marker);
    if (cited.length === 0) return paragraph(line.text);
    const [only] = cited;
    const isQuotation = cited.length === 1 && only?.quote.trim() === line.text.trim();
    return isQuotation && only
      ? quotationUnit(only.quote, markersOf(line.markers), cited)
      : claimUnit(line, cited, fresh);
  });
}

/** The question as it was searched, when it is not the one typed. */
function rewrittenUnits(answer: PartialAnswer): readonly Unit[] {
  return answer.rewritten === null ? [] : [small(wordsOf(answer.language).searchedFor(answer.rewritten))];
}

function refusalUnits(answer: Answer): readonly Unit[] {
  const words = wordsOf(answer.language);
  const reason = answer.refusal?.reason ?? words.noAnswer;
  const nearest = answer.refusal?.nearest ?? null;
  const why = paragraph(reason);
  if (nearest === null) return [why];
  const marker = `[${nearest.marker}]`;
  const shown = richText(
    section(plain(words.nearest, { italic: true })),
    quotation(plain(nearest.quote), plain(` ${marker}`)),
  );
  const glosses = glossLines([nearest]);
  const text = [words.nearest, `${nearest.quote} ${marker}`, ...glosses].join("\n");
  return [why, { blocks: [shown, ...glosses.map(smallPrint)], text, citations: [nearest] }];
}

function toldUnits(answer: Answer): readonly Unit[] {
  if (answer.kind === "help") return helpUnits(answer.lines);
  return answer.answered && answer.lines.length > 0 ? lineUnits(answer.lines, answer.citations) : refusalUnits(answer);
}

/** A finished answer, refusal or help, in as few messages as Slack's limits allow; nearly always one. */
export function answerMessages(answer: Answer): readonly SlackMessage[] {
  const told = toldUnits(answer);
  return packMessages([...rewrittenUnits(answer), ...told, ...answer.notices.map(small)]);
}

function partialUnits(answer: PartialAnswer): readonly Unit[] {
  return [...rewrittenUnits(answer), ...lineUnits(answer.lines, answer.citations), ...answer.notices.map(small)];
}

/** The lines proved so far and, under them, one small line on what goes on: still checking, or stopped. */
export function partialMessages(answer: PartialAnswer, state: "writing" | "stopped"): readonly SlackMessage[] {
  return packMessages([...partialUnits(answer), small(wordsOf(answer.language)[state])]);
}

/** The lines proved so far and, under them, why there are no more. */
export function brokenMessages(answer: PartialAnswer, sentence: string): readonly SlackMessage[] {
  return packMessages([...partialUnits(answer), paragraph(sentence)]);
}

import type { Answer, AnswerLine, Citation } from "../../domain/answer.ts";
import type { Language } from "../../domain/article.ts";
import { packMessages, type Unit } from "./pack-messages.ts";
import { plain, plainShare, quotation, richText, section, smallPrint } from "./rich-text.ts";
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

function small(text: string): Unit {
  return { blocks: [smallPrint(text)], text, citations: [] };
}

function quotationUnit(quote: string, markers: string, citations: readonly Citation[]): Unit {
  return {
    blocks: [richText(quotation(plain(quote), plain(` ${markers}`)))],
    text: `${quote} ${markers}`,
    citations,
  };
}

/** A line in other words than its sources', followed by those of their sentences that no line before has shown. */
function claimUnit(line: AnswerLine, cited: readonly Citation[], fresh: readonly Citation[]): Unit {
  const markers = markersOf(line.markers);
  const quotes = fresh.map(({ marker, quote }) => quotation(plain(`[${marker}] `), plainShare(quote, fresh.length)));
  const words = [`${line.text} ${markers}`, ...fresh.map(({ marker, quote }) => `[${marker}] ${quote}`)];
  return {
    blocks: [richText(section(plain(line.text), plain(` ${markers}`, { bold: true })), ...quotes)],
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
  const why: Unit = { blocks: [richText(section(plain(reason)))], text: reason, citations: [] };
  if (nearest === null) return [why];
  const marker = `[${nearest.marker}]`;
  const shown = richText(
    section(plain(words.nearest, { italic: true })),
    quotation(plain(nearest.quote), plain(` ${marker}`)),
  );
  return [why, { blocks: [shown], text: `${words.nearest}\n${nearest.quote} ${marker}`, citations: [nearest] }];
}

/** A finished answer or refusal, in as few messages as Slack's limits allow; nearly always one. */
export function answerMessages(answer: Answer): readonly SlackMessage[] {
  const told =
    answer.answered && answer.lines.length > 0 ? lineUnits(answer.lines, answer.citations) : refusalUnits(answer);
  return packMessages([...rewrittenUnits(answer), ...told, ...answer.notices.map(small)]);
}

/** The lines proved so far and, under them, one small line on what goes on: still checking, or stopped. */
export function partialMessages(
  answer: PartialAnswer,
  state: "writing" | "stopped" | "failed",
): readonly SlackMessage[] {
  const units = [...rewrittenUnits(answer), ...lineUnits(answer.lines, answer.citations), ...answer.notices.map(small)];
  return packMessages(state === "failed" ? units : [...units, small(wordsOf(answer.language)[state])]);
}

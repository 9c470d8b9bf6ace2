import type { Answer, AnswerLine, Citation, Language } from "../domain.ts";
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

/** A line that is a quotation stands as one; any other is followed by the quotations that prove it. */
function lineUnit(line: AnswerLine, cited: readonly Citation[]): Unit {
  const [only] = cited;
  const markers = markersOf(line.markers);
  if (cited.length === 1 && only && only.quote.trim() === line.text.trim()) {
    return {
      blocks: [richText(quotation(plain(only.quote), plain(` ${markers}`)))],
      text: `${only.quote} ${markers}`,
      citations: cited,
    };
  }
  const quotes = cited.map((citation) =>
    quotation(plain(`[${citation.marker}] `), plainShare(citation.quote, cited.length)),
  );
  const words = [`${line.text} ${markers}`, ...cited.map((citation) => `[${citation.marker}] ${citation.quote}`)];
  return {
    blocks: [richText(section(plain(line.text), plain(` ${markers}`, { bold: true })), ...quotes)],
    text: words.join("\n"),
    citations: cited,
  };
}

function lineUnits(lines: readonly AnswerLine[], citations: readonly Citation[]): readonly Unit[] {
  const byMarker = new Map(citations.map((citation) => [citation.marker, citation]));
  return lines.map((line) =>
    lineUnit(
      line,
      line.markers.flatMap((marker) => byMarker.get(marker) ?? []),
    ),
  );
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

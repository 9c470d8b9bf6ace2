import type { Language } from "../../../domain/article.ts";
import { type PeriodFound, periodAt, standsAlone } from "../../../language/period/period-at.ts";
import { PERIOD_WORDS } from "../../../language/period/period-words.ts";
import type { SpanContext } from "../../../language/period/span.ts";
import { skipBlanks, type WordTable, wordAt } from "../../../language/period/word-table.ts";
import { DIGEST_WORDS, type DigestLength } from "./digest-words.ts";
import { type AsksFor, isDigest, leadAt } from "./strip-lead.ts";

/** What was taken off a request at both ends, and the topic that is left, in one or two pieces. */
export interface Edges {
  readonly topic: readonly (readonly [number, number])[];
  readonly period: { readonly since?: string; readonly until?: string } | null;
  /** A further period that does not go together with the first. */
  readonly second: readonly [number, number] | null;
  /** What follows "from DATE to" and is no date. */
  readonly afterRange: readonly [number, number] | null;
  readonly language: Language | "zh" | null;
  readonly length: DigestLength | null;
  readonly asks: AsksFor | null;
}

type Draft = { -readonly [Key in keyof Edges]: Edges[Key] } & { from: number; to: number; begun: boolean };

/** Words that only introduce a topic, even where nothing stands before them. */
const ABOUT = /^(?:about|regarding|concerning|on the topic of|topic:?|关于|有关|针对|围绕|主题|话题)$/u;
const MARKS = /[\s,，.。;；:：!！?？、"'“”「」『』()[\]·—-]/u;

/** Takes the words that ask, the period, the language and the length off both ends of a folded request. */
export function stripEdges(text: string, context: SpanContext): Edges {
  const draft: Draft = {
    topic: [],
    period: null,
    second: null,
    afterRange: null,
    language: null,
    length: null,
    asks: null,
    from: 0,
    to: text.length,
    begun: false,
  };
  do trim(text, draft);
  while (draft.from < draft.to && (stripStart(text, draft, context) || stripEnd(text, draft, context)));
  draft.topic = [[draft.from, draft.to]];
  if (draft.period === null) takeFromMiddle(text, draft, context);
  return draft;
}

/** A digest asked for by name is one, whatever else is said. */
function asksFor(one: AsksFor | null, other: AsksFor | null): AsksFor | null {
  return one === "digest" || other === "digest" ? "digest" : (one ?? other);
}

function trim(text: string, draft: Draft): void {
  while (draft.from < draft.to && MARKS.test(text[draft.from]!) && !opensTitle(text, draft.from)) draft.from++;
  while (draft.to > draft.from && MARKS.test(text[draft.to - 1]!)) draft.to--;
}

/** A minus sign belongs to what it stands before. */
function opensTitle(text: string, at: number): boolean {
  return text[at] === "-" && /\d/u.test(text[at + 1] ?? "");
}

function stripStart(text: string, draft: Draft, context: SpanContext): boolean {
  const { from, to } = draft;
  const lead = leadAt(text, from, to);
  if (lead !== null) {
    draft.asks = asksFor(draft.asks, lead.asks);
    draft.length = lead.length ?? draft.length;
    return moveStart(draft, lead.end);
  }
  const language = optionAt(text, from, DIGEST_WORDS.languages);
  if (language !== null && language.end <= to) {
    draft.language = language.value;
    return moveStart(draft, language.end);
  }
  const length = optionAt(text, from, DIGEST_WORDS.lengths);
  if (length !== null && (length.end >= to || /\p{Script=Han}/u.test(length.word))) {
    draft.length = length.value;
    return moveStart(draft, length.end);
  }
  const period = periodAt(text, from, context);
  if (period !== null && period.end <= to && isMeant(text, period, to, context)) {
    take(text, draft, period);
    // this week's news
    return moveStart(draft, text.startsWith("'s ", period.end) ? period.end + 2 : period.end);
  }
  const glue = wordAt(text, from, DIGEST_WORDS.glue) ?? introducing(text, from);
  if (!draft.begun && !ABOUT.test(glue?.word ?? "")) return false;
  return glue !== null && glue.end <= to && moveStart(draft, glue.end);
}

/** "in Shanghai" after a period, "the" before a noun. */
function introducing(text: string, at: number) {
  const found = wordAt(text, at, DIGEST_WORDS.lead);
  return found !== null && (found.value === "about" || found.word === "the") ? found : null;
}

function moveStart(draft: Draft, end: number): true {
  draft.from = end;
  draft.begun = true;
  return true;
}

function stripEnd(text: string, draft: Draft, context: SpanContext): boolean {
  const { from, to } = draft;
  for (let at = from; at < to; at++) {
    const language = optionAt(text, at, DIGEST_WORDS.languages);
    if (language?.end === to) {
      draft.language = language.value;
      return moveEnd(draft, at);
    }
    const length = optionAt(text, at, DIGEST_WORDS.lengths);
    if (length?.end === to && at > from) {
      draft.length = length.value;
      return moveEnd(draft, at);
    }
    const tail = at > from ? wordAt(text, at, DIGEST_WORDS.tail) : null;
    if (tail?.end === to) {
      if (tail.value === "noun") draft.asks = asksFor(draft.asks, isDigest(tail.word) ? "digest" : "news");
      return moveEnd(draft, at);
    }
    const period = periodAt(text, at, context);
    if (period !== null && period.end === to && isMeant(text, period, to, context)) {
      take(text, draft, period);
      return moveEnd(draft, at);
    }
  }
  const glue = [...DIGEST_WORDS.glue.words.keys()].find((word) => endsWithWord(text.slice(from, to), word));
  return glue !== undefined && draft.to < text.length && moveEnd(draft, to - glue.length);
}

function endsWithWord(text: string, word: string): boolean {
  return (
    text.endsWith(word) &&
    !/\p{Script=Latin}\p{Script=Latin}/u.test(text.slice(-word.length - 1, 1 - word.length || undefined))
  );
}

function moveEnd(draft: Draft, at: number): true {
  draft.to = at;
  return true;
}

/** A language or length: words without "in" or 用 before them only where nothing touches them. */
function optionAt<T>(text: string, at: number, table: WordTable<T>) {
  const found = wordAt(text, at, table);
  if (found === null) return null;
  const bound = /^(?:in |into |用|以|写|说|翻)/u.test(found.word);
  return bound || standsAlone(text, at, found.end) ? found : null;
}

/** A number or a month's name is a period where it stands apart, at the end or alone, and does not lie ahead. */
function isMeant(text: string, { start, end, loose, since }: PeriodFound, to: number, { today }: SpanContext): boolean {
  if (!loose) return true;
  if (since !== undefined && Number(since.slice(0, 4)) > today.year) return false;
  const year = /^\d{4}$/u.test(text.slice(start, end));
  return standsAlone(text, start, end) && (year || end === to);
}

function take(text: string, draft: Draft, found: PeriodFound): void {
  const { since, until, start, end } = found;
  const next = skipBlanks(text, end);
  const to = /^(?:from |[从自由])/u.test(text.slice(start)) ? wordAt(text, next, PERIOD_WORDS.to) : null;
  if (to !== null && /^(?:[a-z]+|到|至)$/u.test(to.word) && to.end < draft.to)
    draft.afterRange = [skipBlanks(text, to.end), draft.to];
  const old = draft.period;
  const merged = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
  const clash =
    old !== null &&
    ((old.since !== undefined && since !== undefined && old.since !== since) ||
      (old.until !== undefined && until !== undefined && old.until !== until));
  if (clash) draft.second = [start, end];
  else draft.period = { ...old, ...merged };
}

/** 上海上个月的会议: a period between two pieces of the topic. */
function takeFromMiddle(text: string, draft: Draft, context: SpanContext): void {
  const { from, to } = draft;
  for (let at = from + 1; at < to; at++) {
    const found = periodAt(text, at, context);
    if (found === null || found.loose || found.end > to) continue;
    take(text, draft, found);
    const rest = { ...draft, from: found.end, to, begun: true };
    do trim(text, rest);
    while (rest.from < rest.to && glued(text, rest));
    const before = { ...draft, from, to: at };
    trim(text, before);
    draft.topic = [
      [before.from, before.to],
      [rest.from, rest.to],
    ];
    return;
  }
}

function glued(text: string, draft: Draft): boolean {
  const glue = wordAt(text, draft.from, DIGEST_WORDS.glue);
  return glue !== null && moveStart(draft, glue.end);
}

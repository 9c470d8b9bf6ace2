import type { Language } from "../../../domain/article.ts";
import { dayOf } from "../../../language/calendar.ts";
import { foldWithOffsets, isTraditionalOnly, originalSpan } from "../../../language/fold.ts";
import { englishDates } from "../../../language/period/english-dates.ts";
import { PERIOD_WORDS } from "../../../language/period/period-words.ts";
import type { SpanContext } from "../../../language/period/span.ts";
import { skipBlanks, wordAt } from "../../../language/period/word-table.ts";
import type { DigestLength } from "./digest-words.ts";
import { type Edges, stripEdges } from "./strip-edges.ts";
import type { AsksFor } from "./strip-lead.ts";

/** What a digest is asked for, in words. Dates are ISO days, both included. */
export interface DigestWished {
  readonly ok: true;
  readonly topic?: string;
  readonly since?: string;
  readonly until?: string;
  readonly language?: Language;
  readonly length?: DigestLength;
  /** What the words ask for; null where they only name a topic. */
  readonly asks: AsksFor | null;
}

/** Why a request cannot be followed: a date nobody understands, a period that ends before it begins, or two periods. */
export interface DigestUnclear {
  readonly ok: false;
  readonly problem: "date" | "order" | "two-periods";
  readonly written: string;
}

/** The longest request that is read; a topic is a few words. */
const LONGEST = 400;

/**
 * Reads `[topic] [since … | until … | from … to … | last week | 2023 | 上个月] [in English|中文] [brief|full]`, the parts in any
 * order, also as a sentence ("give me a digest of last month in English", "请总结一下上个月关于教育的新闻"). `today` is the
 * asker's ISO day. Throws TypeError when that is none.
 */
export function readDigestRequest(text: string, today: string): DigestWished | DigestUnclear {
  const day = dayOf(today);
  if (day === null) throw new TypeError(`"${today}" is no day.`);
  const original = text.slice(0, LONGEST);
  const folded = foldWithOffsets(original);
  const context: SpanContext = { today: day, others: englishDates(folded.text, day) };
  const edges = stripEdges(folded.text, context);
  const shown = (start: number, end: number): string => {
    const span = originalSpan(folded, start, end);
    return original.slice(span.start, span.end);
  };
  if (edges.second !== null) return { ok: false, problem: "two-periods", written: shown(...edges.second) };
  const bad = badDate(folded.text, edges);
  if (bad !== null) return { ok: false, problem: "date", written: shown(...bad).trim() };
  const { since, until } = edges.period ?? {};
  if (since !== undefined && until !== undefined && since > until)
    return { ok: false, problem: "order", written: `${since} – ${until}` };
  const topic = edges.topic
    .map(([start, end]) => shown(start, end).trim())
    .map((part) => (edges.asks === null ? part : part.replace(/^(?:最近|近来|近期|最新)(?=.)/u, "")))
    .filter((part) => part !== "");
  return {
    ok: true,
    asks: edges.asks,
    ...(topic.length === 0 ? {} : { topic: joined(topic) }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(edges.language === null ? {} : { language: languageMeant(edges.language, original) }),
    ...(edges.length === null ? {} : { length: edges.length }),
  };
}

/** Chinese in the script that the request itself is written in. */
function languageMeant(language: Language | "zh", text: string): Language {
  if (language !== "zh") return language;
  return [...text].some((char) => isTraditionalOnly(char.charCodeAt(0))) ? "zh-Hant" : "zh-Hans";
}

function joined(parts: readonly string[]): string {
  return parts.reduce((all, part) =>
    /\p{Script=Han}$/u.test(all) && /^\p{Script=Han}/u.test(part) ? all + part : `${all} ${part}`,
  );
}

/** What stands in the place of a date and is none: after since or until, after "from DATE to", or a day no calendar has. */
function badDate(text: string, { topic, period, afterRange }: Edges): readonly [number, number] | null {
  if (afterRange !== null) return afterRange;
  for (const [start, end] of topic) {
    for (let at = start; at < end; at++) {
      const role = wordAt(text, at, PERIOD_WORDS.roles);
      if (role !== null && PERIOD_WORDS.sure.has(role.word) && period === null)
        return [Math.min(end, skipBlanks(text, role.end)), end];
    }
    if (period === null && text.slice(start, end).endsWith("以来") && end - start > 2) return [start, end - 2];
    const day = /(?<![\d/-])(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}\/\d{1,2}\/\d{4})(?![\d/-])/u.exec(
      text.slice(start, end),
    );
    if (day !== null) return [start + day.index, start + day.index + day[0].length];
  }
  return null;
}

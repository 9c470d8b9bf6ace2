import type { DateMention } from "../../language/dates.ts";
import { unitsAgree } from "../../language/units.ts";
import { type Claim, companyIn } from "./claim.ts";
import { keptBy } from "./company.ts";
import type { Evidence, EvidenceClause } from "./evidence.ts";
import { rejected, type Verification } from "./verdict.ts";

/** How much more company a different date may keep before the claim's date counts as another event's. */
const MARGIN = 0;
/** What the company of a report's own date counts less. */
const DATELINE = 0.1;
const MARGIN_ACROSS = -0.03;
const PUBLISHING = /报道|消息|发布|刊|publish|report|accord/;

/** Checks that every date and time of the claim stands in the evidence, and with the same event. */
export function checkDates(claim: Claim, evidence: Evidence): Verification | null {
  for (const clause of claim.clauses) {
    for (const date of clause.dates) {
      const span = {
        start: clause.start + date.start,
        end: clause.start + date.end,
      };
      const wrong = checkOne(claim, evidence, date, span);
      if (wrong) return wrong;
    }
  }
  return null;
}

function checkOne(
  claim: Claim,
  evidence: Evidence,
  date: DateMention,
  span: { start: number; end: number },
): Verification | null {
  const written = claim.text.slice(span.start, span.end);
  if (/^\D+$/.test(written) && !/[一二三四五六七八九十]/.test(written) && evidence.text.includes(written)) return null;
  const company = companyIn(claim, span.start, span.end);
  let same = -1;
  let other = -1;
  let instead = "";
  for (const { clause, found } of mentions(evidence)) {
    const agree = agrees(date, found, evidence);
    if (agree === null) continue;
    const kept = keptBy(company, clause, found, evidence) - (isDateline(clause, found) ? DATELINE : 0);
    if (agree) same = Math.max(same, kept);
    else if (kept > other) {
      other = kept;
      instead = clause.text.slice(found.start, found.end);
    }
  }
  if (
    same < 0 &&
    isYear(date) &&
    evidence.clauses.some((c) => c.quantities.some((q) => q.value === date.year && unitsAgree(q.unit, "个")))
  )
    return null;
  if (same < 0 && sameAsPublished(date, evidence) && PUBLISHING.test(claim.text)) return null;
  const has = instead === "" ? "" : `; they have “${instead}”`;
  if (same < 0) return rejected("date-differs", `The cited sentences do not have the date “${written}”${has}.`);
  if (same < other - (claim.isChinese ? MARGIN : MARGIN_ACROSS))
    return rejected("date-differs", `“${written}” is the date of something else in the cited sentences${has}.`);
  return null;
}

/** 新华社北京6月8日电, and a time stamp at the head: the day of the report, seldom of what it reports. */
function isDateline(clause: EvidenceClause, date: DateMention): boolean {
  if (/^\s*电/u.test(clause.text.slice(date.end, date.end + 3))) return true;
  return clause.sentence === 0 && clause.index < 2 && date.start < 4 && /^[\s\d:年月日/[\]-]*$/u.test(clause.text);
}

const isYear = (d: DateMention) => d.year !== undefined && d.month === undefined && d.day === undefined;

function* mentions(evidence: Evidence): Generator<{ clause: EvidenceClause; found: DateMention }> {
  for (const clause of evidence.clauses) for (const found of clause.dates) yield { clause, found };
}

function sameAsPublished(date: DateMention, evidence: Evidence): boolean {
  const [year, month, day] = (evidence.published ?? "").split("-").map(Number);
  return (
    evidence.published !== undefined &&
    (date.year ?? year) === year &&
    date.month === month &&
    (date.day ?? day) === day
  );
}

/** True: the evidence's date says all of the claim's. False: it contradicts it. Null: it says too little to do either. */
function agrees(claim: DateMention, found: DateMention, evidence: Evidence): boolean | null {
  if (
    (claim.hour !== undefined) !== (found.hour !== undefined) &&
    (claim.hour !== undefined || found.day === undefined)
  )
    return null;
  if (claim.hour !== undefined && claim.month === undefined) {
    return claim.hour % 12 === (found.hour ?? -1) % 12 && (claim.minute ?? 0) === (found.minute ?? 0);
  }
  if (claim.day !== undefined && found.day === undefined) return null;
  if (claim.day === undefined && found.inferred.includes("month") && claim.month !== found.month) return null;
  if (claim.month !== undefined && found.month === undefined && !(found.day !== undefined && claim.day !== undefined))
    return null;
  const year = claim.inferred.includes("year") ? undefined : claim.year;
  if (
    year !== undefined &&
    found.year === undefined &&
    !evidence.clauses.some((c) => c.dates.some((d) => d.year === year))
  )
    return false;
  if (year !== undefined && found.year !== undefined && year !== found.year) return false;
  const month = claim.inferred.includes("month") ? undefined : claim.month;
  if (month !== undefined && found.month !== undefined && month !== found.month) return false;
  if (month !== undefined && found.month === undefined) return null;
  if (claim.day !== undefined && claim.day !== found.day) return false;
  return year !== undefined || month !== undefined || claim.day !== undefined ? true : null;
}

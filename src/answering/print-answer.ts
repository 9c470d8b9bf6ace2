import type { Answer, Citation, Refusal } from "../domain/answer.ts";
import { glossLine } from "./evidence/gloss-line.ts";

/** The contract of `ask --json`, and of what other programs are given. */
export function answerRow(
  id: string | undefined,
  { kind, answered, language, mode, lines, citations, refusal, notices, rewritten, asOf, tokens, ms }: Answer,
): object {
  const answer = lines
    .map(({ text, markers }) => [text, markers.map((marker) => `[${marker}]`).join("")].filter(Boolean).join(" "))
    .join("\n");
  return {
    ...(id === undefined ? {} : { id }),
    kind,
    answered,
    language,
    mode,
    answer,
    citations,
    refusal,
    notices,
    rewritten,
    ...(asOf === undefined ? {} : { asOf }),
    ...(tokens === undefined ? {} : { tokens }),
    ms,
  };
}

/** An answer as a person reads it in a terminal: numbered lines, then one line a source. */
export function printAnswer(answer: Answer): readonly string[] {
  const { lines, citations, refusal, notices, rewritten } = answer;
  const head = rewritten === null ? [] : [`(${rewritten})`, ""];
  if (refusal !== null) return [...head, ...printRefusal(refusal), ...notices];
  if (answer.kind === "help") return [...head, ...lines.map(({ text }) => text), ...notices];
  const glossed = new Set<number>();
  const body = lines.flatMap(({ text, markers }) => {
    const cited = markers.flatMap((marker) => citations.filter((each) => each.marker === marker));
    const fresh = cited.filter(({ marker }) => !glossed.has(marker));
    for (const { marker } of cited) glossed.add(marker);
    const quoted = [text, markers.map((marker) => `[${marker}]`).join("")].filter(Boolean).join(" ");
    const under = cited.flatMap((each) => [
      ...(each.quote === text ? [] : [`    [${each.marker}] ${each.quote}`]),
      ...(fresh.includes(each) ? printGloss(each) : []),
    ]);
    return [`  ${quoted}`, ...under];
  });
  return [...head, ...body, "", ...sources(citations), ...notices];
}

function printRefusal({ reason, nearest }: Refusal): readonly string[] {
  if (nearest === null) return [reason];
  return [reason, "", `  ${nearest.quote} [1]`, ...printGloss(nearest), "", ...sources([nearest])];
}

function printGloss({ gloss }: Citation): readonly string[] {
  return gloss == null ? [] : [`    (${glossLine(gloss)})`];
}

function sources(citations: readonly Citation[]): readonly string[] {
  const bySource = Map.groupBy(citations, ({ articleId }) => articleId);
  return [...bySource.values()].map((cited) => {
    const { title, publisher, date, url, gloss } = cited[0]!;
    const facts = [title, gloss?.titleEn, publisher, date, url].filter(Boolean).join(" · ");
    return `${cited.map(({ marker }) => `[${marker}]`).join("")} ${facts}`;
  });
}

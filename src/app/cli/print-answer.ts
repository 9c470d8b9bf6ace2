import type { Answer, Citation } from "../../domain/answer.ts";

/** The contract of `ask --json`. */
export function answerRow(
  id: string | undefined,
  { kind, answered, language, mode, lines, citations, refusal, notices, rewritten, ms }: Answer,
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
    ms,
  };
}

/** An answer as a person reads it in a terminal: numbered lines, then one line a source. */
export function printAnswer(answer: Answer): readonly string[] {
  const { lines, citations, refusal, notices, rewritten } = answer;
  const head = rewritten === null ? [] : [`(${rewritten})`, ""];
  if (refusal !== null)
    return [
      ...head,
      refusal.reason,
      ...(refusal.nearest === null ? [] : ["", `  ${refusal.nearest.quote} [1]`, "", ...sources([refusal.nearest])]),
    ];
  const body = lines.flatMap(({ text, markers }) => {
    const cited = markers.flatMap((marker) => citations.filter((each) => each.marker === marker));
    const quotes = cited.filter(({ quote }) => quote !== text).map(({ marker, quote }) => `    [${marker}] ${quote}`);
    return [`  ${[text, markers.map((marker) => `[${marker}]`).join("")].filter(Boolean).join(" ")}`, ...quotes];
  });
  return [...head, ...body, "", ...sources(citations), ...notices];
}

function sources(citations: readonly Citation[]): readonly string[] {
  const bySource = Map.groupBy(citations, ({ articleId }) => articleId);
  return [...bySource.values()].map((cited) => {
    const { title, publisher, date, url } = cited[0]!;
    return `${cited.map(({ marker }) => `[${marker}]`).join("")} ${[title, publisher, date, url].filter(Boolean).join(" · ")}`;
  });
}

import type { DigestPage } from "./digest-page.ts";

/** A digest as a person reads it in a terminal. */
export function digestText({ title, empty, stories, receipt }: DigestPage): readonly string[] {
  const told = stories.flatMap(({ headline, original, facts, lines, citations }) => [
    "",
    headline,
    [original ?? "", ...facts].filter((fact) => fact !== "").join(" · "),
    ...lines.flatMap(({ label, text, markers, gloss }) => [
      `  ${label === null ? "" : `${label}: `}${text} ${markers.map((marker) => `[${marker}]`).join("")}`,
      ...(gloss === null ? [] : [`    (${gloss})`]),
    ]),
    ...[...Map.groupBy(citations, ({ articleId }) => articleId).values()].map((same) => {
      const { title: source, publisher, date, url } = same[0]!;
      const facts = [source, publisher, date, url].filter((fact) => fact !== null && fact !== "");
      return `${same.map(({ marker }) => `[${marker}]`).join("")} ${facts.join(" · ")}`;
    }),
  ]);
  return [title, ...empty, ...told, "", receipt];
}

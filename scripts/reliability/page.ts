import type { Count } from "./settled.ts";

/** One row of the page. */
export interface Measured {
  readonly name: string;
  readonly count: Count;
  /** How it was tried, and what else was seen. */
  readonly said: string;
}

/** `docs/reliability.md`: a table of what went wrong and what became of the questions. */
export function reliabilityPage(measured: readonly Measured[]): string {
  const rows = measured.map(
    ({ name, count: { asked, once, lost, doubled, ms }, said }) =>
      `| ${name} | ${asked} | ${once} | ${lost} | ${doubled} | ${(ms / 1_000).toFixed(1)} s | ${said} |`,
  );
  const sum = (of: (count: Count) => number) => measured.reduce((total, { count }) => total + of(count), 0);
  return `# Reliability

Written by \`npm run reliability\`: the real bot in its own process, against the local Slack in another. A question counts as answered
once when exactly one message of the bot stands under it (or for it, in a direct message) and that message is whole: an answer, a
refusal, or a failure with its reason. ${sum(({ asked }) => asked)} questions in all: ${sum(({ lost }) => lost)} lost, ${sum(({ doubled }) => doubled)} doubled.

The time is that from the last start or question to the last answer, the longest of all rounds; a job of a killed process is taken
up after eight seconds. Each round of kills is 48 questions at once.

| what goes wrong | asked | once | lost | doubled | until the last | how |
| --- | ---: | ---: | ---: | ---: | ---: | --- |
${rows.join("\n")}
`;
}

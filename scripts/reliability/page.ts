import { CLOCK_SPEED, growthOf, type MemoryRun } from "./memory.ts";
import type { Count } from "./settled.ts";

/** One row of the page. */
export interface Measured {
  readonly name: string;
  readonly count: Count;
  /** How it was tried, and what else was seen. */
  readonly said: string;
}

const DOUBLES = `
## What may still come twice

Slack has no key that makes a post happen once. A message carries its job in its metadata, and the place is read back before anything is
posted on a guess; where that cannot be, saying it twice was chosen over not saying it:

- A hint that only the person sees who gave a slash command goes to the address that came with it (\`response_url\`). Nobody can read back
  what is there: when the process dies between the hint and its being settled, or Slack's reply is lost, the hint comes again.
- A place that the bot may post in but not read, which takes a manifest without the history scopes: the answer begun there by a process that died
  is given again.
- A process that stands still for more than eight seconds between its right to post and the post is taken for dead, and another posts. The
  late message is taken away again, by whichever of the two sees both. Should the deletion fail, or the late one stand still a second time
  before it, both stay. One that stands still before a change instead of a post may put an earlier draft over the finished answer.
- With the data folder full, questions are held in memory alone: a process that ends before there is room again forgets what it had answered, which is not
  said again, and what it had not, which Slack does not send again.
`;

/** `docs/reliability.md`: a table of what went wrong and what became of the questions. */
export function reliabilityPage(measured: readonly Measured[], memory: MemoryRun | null): string {
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
${memory === null ? "" : memoryPart(memory)}${DOUBLES}`;
}

const MEASURES = [
  ["process that talks to Slack, resident", "bot"],
  ["the same, living in its heap's old space", "live"],
  ["process that answers, resident", "engine"],
] as const;

function memoryPart({ day, count, minutes, clockHours, engines, samples }: MemoryRun): string {
  const rows = MEASURES.filter(([, measure]) => samples[0]?.[measure] !== undefined).map(([name, measure]) => {
    const { from, to, most, perThousand } = growthOf(samples, (sample) => sample[measure] ?? 0);
    return `| ${name} | ${samples[0]![measure]} | ${from} | ${to} | ${most} | ${perThousand.toFixed(1)} |`;
  });
  return `
## Memory

\`npm run reliability -- --only memory\`, ${day}: the real bot on a clock that goes ${CLOCK_SPEED} times as fast, asked at most one question a second of that
clock. ${count.asked} questions in ${minutes.toFixed(0)} minutes, which were ${clockHours.toFixed(1)} hours of its clock: ${count.once} answered once, ${count.lost} lost, ${count.doubled} doubled. It is
not a day, which would be 86,400 questions; timers went at their own pace. Processes that answered, one after the other: ${engines}. Megabytes, and how much more they became for each
1,000 questions in the second half (least squares). The resident memory of a process grows with what V8 reserves, up to its own limit; what grows
without end would show in what lives in the heap:

| megabytes | at the start | after half | at the end | most | more for each 1,000 |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.join("\n")}
`;
}

/**
 * `npm run hostile`: asks the process that answers 200 hostile and 10,000 fuzzed questions over corpus/, a few at once, and says how long the
 * slowest took, how long the loop of the process that asks was kept waiting, and which ended in an error. `--fuzzed N` asks so many.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { systemClock } from "../src/adapters/system-clock.ts";
import { finalAnswer } from "../src/answering/answer-question.ts";
import { readConfig } from "../src/app/config.ts";
import { startEngineHost } from "../src/app/engine-process/engine-host.ts";
import { inParallel } from "./eval/in-parallel.ts";
import { fuzzedQuestions, hostileQuestions } from "./hostile/questions.ts";

const { values } = parseArgs({ options: { fuzzed: { type: "string", default: "10000" } } });
const data = mkdtempSync(join(tmpdir(), "wenzhai-hostile-"));
const silent = () => undefined;
const host = await startEngineHost(
  { ...readConfig({}), data },
  { clock: systemClock(), log: { info: silent, warn: silent, error: silent } },
);
await host.ingest([fileURLToPath(new URL("../corpus", import.meta.url))]);
await host.fillVectors();

for (const [kind, questions] of [
  ["hostile", hostileQuestions()],
  ["fuzzed", fuzzedQuestions(Number(values.fuzzed))],
] as const) {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const started = performance.now();
  const asked = await inParallel(questions, async (text) => {
    const at = performance.now();
    const failed = await finalAnswer(host.ask({ text })).then(
      () => null,
      (error: Error) => error.message,
    );
    return { text, failed, ms: performance.now() - at };
  });
  loop.disable();
  const slowest = asked.toSorted((a, b) => b.ms - a.ms);
  const failed = asked.filter((each) => each.failed !== null);
  const shown = ({ text, ms }: { text: string; ms: number }) =>
    `${Math.round(ms)} ms for ${text.length} characters, ${JSON.stringify(text.slice(0, 40))}`;
  process.stdout.write(
    [
      `${kind}: ${questions.length} questions in ${Math.round((performance.now() - started) / 1000)} s, ${failed.length} failed`,
      `  longest wait of the loop ${Math.round(loop.max / 1e6)} ms; half within ${Math.round(slowest[asked.length >> 1]!.ms)} ms; slowest:`,
      ...slowest.slice(0, 3).map((each) => `    ${shown(each)}`),
      ...failed.slice(0, 5).map((each) => `  failed: ${each.failed} (${shown(each)})`),
      "",
    ].join("\n"),
  );
}
await host.close();
rmSync(data, { recursive: true, force: true });

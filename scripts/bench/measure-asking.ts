import { monitorEventLoopDelay } from "node:perf_hooks";
import { finalAnswer } from "../../src/answering/answer-question.ts";
import { engineData, openBenchEngine } from "./open-bench-engine.ts";
import { quantiles, timed } from "./timing.ts";

/** What asking took: milliseconds, and the memory held after it, in megabytes. */
export interface Asking {
  readonly questions: number;
  /** Where no sentence has a vector yet, and where those of the question have one. */
  readonly cold: ReturnType<typeof quantiles>;
  readonly warm: ReturnType<typeof quantiles>;
  /** The longest block of the event loop while so many ask at once. */
  readonly atOnce: number;
  readonly longestBlock: number;
  readonly resident: number;
}

const AT_ONCE = 20;

/** Asks every question twice, then twenty at once. The passages have vectors, the sentences have none. */
export async function measureAsking(directory: string, questions: readonly string[]): Promise<Asking> {
  const engine = await openBenchEngine(engineData(directory));
  const ask = (text: string) => finalAnswer(engine.ask({ text }));
  // Loading the model and the dictionary is not what a question takes.
  await ask("热身");
  const round = async () => {
    const times: number[] = [];
    for (const question of questions) times.push(await timed(() => ask(question)));
    return quantiles(times);
  };
  const [cold, warm] = [await round(), await round()];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let i = 0; i + AT_ONCE <= questions.length; i += AT_ONCE) {
    await Promise.all(questions.slice(i, i + AT_ONCE).map(ask));
  }
  delay.disable();
  const resident = process.memoryUsage.rss() / 2 ** 20;
  return { questions: questions.length, cold, warm, atOnce: AT_ONCE, longestBlock: delay.max / 1e6, resident };
}

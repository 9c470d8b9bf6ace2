import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Answer, AnswerMode, Ask } from "../domain/answer.ts";
import type { IndexStatus } from "../ports/passage-index.ts";

/** Upper ends of the classes of answering time, in milliseconds. */
const CLASSES = [10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];
const MODES: readonly AnswerMode[] = ["extractive", "model"];

/** Counts what becomes of questions. */
export interface Metrics {
  /** The same `Ask`, counted. */
  count(ask: Ask): Ask;
  /** The counts in the text format of Prometheus (version 0.0.4). */
  render(): Promise<string>;
}

/** What is read when the counts are asked for. */
export interface MetricsParts {
  readonly status?: () => Promise<IndexStatus>;
  /** Whether the process itself is measured too: memory, processor time, the delay of its loop. */
  readonly process?: boolean;
}

/** Counts from zero. */
export function createMetrics({ status, process: own = false }: MetricsParts = {}): Metrics {
  const registry = new Registry();
  if (own) collectDefaultMetrics({ register: registry, prefix: "wenzhai_" });
  const counts = countersOf(registry);
  if (status !== undefined) describeIndex(registry, status);
  const finish = ({ answered, mode, tokens, ms: { total } }: Answer): void => {
    counts.tokens.inc({ direction: "read" }, tokens?.input ?? 0);
    counts.tokens.inc({ direction: "written" }, tokens?.output ?? 0);
    if (answered) counts.answers.inc({ mode });
    else counts.refusals.inc();
    counts.ms.observe(total);
  };
  return {
    count: (ask) =>
      async function* counted(question, options) {
        counts.questions.inc();
        try {
          for await (const event of ask(question, options)) {
            if (event.type === "end") finish(event.answer);
            yield event;
          }
        } catch (thrown) {
          counts.errors.inc();
          throw thrown;
        }
      },
    render: () => registry.metrics(),
  };
}

function countersOf(registry: Registry) {
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const answers = new Counter({
    name: "wenzhai_answers_total",
    help: "Questions answered.",
    labelNames: ["mode"],
    registers,
  });
  for (const mode of MODES) answers.inc({ mode }, 0);
  return {
    tokens: new Counter({
      name: "wenzhai_model_tokens_total",
      help: "Tokens that the models read and wrote, as far as their endpoint tells.",
      labelNames: ["direction"],
      registers,
    }),
    answers,
    questions: counter("wenzhai_questions_total", "Questions taken."),
    refusals: counter("wenzhai_refusals_total", "Questions refused with a reason."),
    errors: counter("wenzhai_errors_total", "Questions that ended in an error."),
    ms: new Histogram({
      name: "wenzhai_answer_milliseconds",
      help: "Time from question to the end of its answer or refusal.",
      buckets: CLASSES,
      registers,
    }),
  };
}

/** An index that cannot be read gives no numbers; the rest is given all the same. */
function describeIndex(registry: Registry, status: () => Promise<IndexStatus>): void {
  const gauges = ["articles", "passages", "vectors"] as const;
  for (const name of gauges) {
    new Gauge({
      name: `wenzhai_index_${name}`,
      help: `How many ${name} the index holds.`,
      registers: [registry],
      async collect() {
        const now = await status().catch(() => null);
        if (now !== null) this.set(now[name]);
      },
    });
  }
}

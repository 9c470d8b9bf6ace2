import type { Answer, AnswerMode, Ask } from "../domain/answer.ts";

/** Upper ends of the classes of answering time, in milliseconds. */
const CLASSES = [10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];

/** Counts what becomes of questions. */
export interface Metrics {
  /** The same `Ask`, counted. */
  count(ask: Ask): Ask;
  /** The counts in the text format of Prometheus (version 0.0.4). */
  render(): string;
}

/** Counts from zero. */
export function createMetrics(): Metrics {
  const counts = { questions: 0, refusals: 0, errors: 0, ms: 0, finished: 0 };
  const answers: Record<AnswerMode, number> = { extractive: 0, model: 0 };
  const within = CLASSES.map(() => 0);
  const finish = ({ answered, mode, ms: { total } }: Answer): void => {
    if (answered) answers[mode]++;
    else counts.refusals++;
    counts.finished++;
    counts.ms += total;
    for (const [i, most] of CLASSES.entries()) if (total <= most) within[i]!++;
  };
  return {
    count: (ask) =>
      async function* counted(question, options) {
        counts.questions++;
        try {
          for await (const event of ask(question, options)) {
            if (event.type === "end") finish(event.answer);
            yield event;
          }
        } catch (thrown) {
          counts.errors++;
          throw thrown;
        }
      },
    render: () =>
      [
        ...family("wenzhai_questions_total", "counter", "Questions taken.", [["", counts.questions]]),
        ...family("wenzhai_answers_total", "counter", "Questions answered.", [
          ['{mode="extractive"}', answers.extractive],
          ['{mode="model"}', answers.model],
        ]),
        ...family("wenzhai_refusals_total", "counter", "Questions refused with a reason.", [["", counts.refusals]]),
        ...family("wenzhai_errors_total", "counter", "Questions that ended in an error.", [["", counts.errors]]),
        ...family(
          "wenzhai_answer_milliseconds",
          "histogram",
          "Time from question to the end of its answer or refusal.",
          [
            ...CLASSES.map((most, i) => [`_bucket{le="${most}"}`, within[i]!] as const),
            ['_bucket{le="+Inf"}', counts.finished],
            ["_sum", counts.ms],
            ["_count", counts.finished],
          ],
        ),
      ].join(""),
  };
}

function family(
  name: string,
  type: string,
  help: string,
  values: readonly (readonly [suffix: string, value: number])[],
): readonly string[] {
  return [
    `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`,
    ...values.map(([suffix, value]) => `${name}${suffix} ${value}\n`),
  ];
}

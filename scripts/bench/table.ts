import type { Asking } from "./measure-asking.ts";
import type { Filling } from "./measure-filling.ts";

/** What one system took: milliseconds, megabytes, and the passages it found for each question. */
export interface Measured {
  readonly name: string;
  readonly build: number;
  readonly load: number;
  readonly p50: number;
  readonly p99: number;
  readonly memory: number;
  readonly found: readonly (readonly number[])[];
}

/** Systems that search by vector, whose hits an exact scan can check. */
const BY_VECTOR = ["wenzhai, vectors", "LangChain HNSWLib"];

/** A Markdown table of the systems. */
export function asTable(measured: readonly Measured[]): string {
  const exact = measured.find(({ name }) => name === "exact scan");
  const rows = measured.map((each) => [
    each.name,
    each.build < 1 ? "" : `${(each.build / 1000).toFixed(1)} s`,
    `${each.load.toFixed(0)} ms`,
    `${each.memory.toFixed(0)} MB`,
    `${each.p50.toFixed(2)} ms`,
    `${each.p99.toFixed(2)} ms`,
    BY_VECTOR.includes(each.name) && exact !== undefined ? recall(each.found, exact.found).toFixed(3) : "",
  ]);
  const head = [
    "system",
    "build",
    "load and first answer",
    "peak memory",
    "query p50",
    "query p99",
    "recall in ten against exact",
  ];
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** The share of the exact hits that a system found too. */
export function recall(found: readonly (readonly number[])[], exact: readonly (readonly number[])[]): number {
  const wanted = exact.reduce((sum, hits) => sum + hits.length, 0);
  const met = exact.reduce((sum, hits, i) => sum + hits.filter((hit) => found[i]?.includes(hit)).length, 0);
  return wanted === 0 ? 0 : met / wanted;
}

/** Milliseconds of the two parts of an ingest that nobody can avoid. */
export interface Unavoidable {
  readonly segment: number;
  readonly insert: number;
}

/** What an ingest took before vectors were filled apart, as a multiple of cutting the words: its time hangs on the machine.
 * Measured on 2,000 articles: 5.5 and 7.1. */
const BEFORE = 6;

/** What the project is held to, one line each. */
export function bars(measured: readonly Measured[], parts: Unavoidable, asking: Asking, filling: Filling): string {
  const of = (name: string): Measured => measured.find((each) => each.name === name)!;
  const [ours, mini] = [of("wenzhai, words"), of("minisearch + jieba")];
  const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const both = ({ p50, p99 }: Asking["cold"]): string => `p50 ${ms(p50)}, p99 ${ms(p99)}`;
  return [
    `Search by words: p50 ${ms(ours.p50)}, ${(mini.p50 / ours.p50).toFixed(1)} times as fast as minisearch with jieba (bars 2.2 ms, 10 times).`,
    `A whole ask, ${asking.questions} questions: ${both(asking.warm)} where sentences have vectors (bars 60, 300 ms); ${both(asking.cold)} where not (bar 500 ms).`,
    `${asking.atOnce} at once: the event loop is blocked for ${ms(asking.longestBlock)} at most (bar 100 ms).`,
    `Vectors: ${filling.filled.toFixed(1)} passages a second, ${(filling.filled / filling.alone).toFixed(2)} of the model alone (bar 0.8).`,
    `Words searchable after ${(ours.build / 1000).toFixed(1)} s, ${(ours.build / parts.segment / BEFORE).toFixed(2)} times the whole ingest of before (bar 1.3); cutting words alone ${(parts.segment / 1000).toFixed(1)} s, adding vectors alone ${(parts.insert / 1000).toFixed(1)} s.`,
    `Resident after asking: ${asking.resident.toFixed(0)} MB (bar 1,300 MB at 48,000 articles).`,
  ].join("\n");
}

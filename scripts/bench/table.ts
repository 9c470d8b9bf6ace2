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

/** The ratios that the project is held to, one line each. */
export function ratios(
  measured: readonly Measured[],
  { segment, insert }: { readonly segment: number; readonly insert: number },
): string {
  const of = (name: string): Measured => measured.find((each) => each.name === name)!;
  const ours = of("wenzhai");
  const times = (name: string, value: (each: Measured) => number): string => (value(of(name)) / value(ours)).toFixed(1);
  return [
    ...["minisearch + jieba", "node:sqlite FTS5 + jieba"].map(
      (name) =>
        `Against ${name}: query p50 ${times(name, (each) => each.p50)} times, load ${times(name, (each) => each.load)} times, memory ${times(name, (each) => each.memory)} times ours.`,
    ),
    `Whole ingest ${(ours.build / 1000).toFixed(1)} s; segmenting alone ${(segment / 1000).toFixed(1)} s and hnswlib insertion alone ${(insert / 1000).toFixed(1)} s: ${(ours.build / (segment + insert)).toFixed(2)} times the two.`,
  ].join("\n");
}

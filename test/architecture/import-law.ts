import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { findCircles } from "./find-circles.ts";
import { readSource, type SourceFile } from "./read-source.ts";

/** A file may import its own area and areas of a lower rank. An area is a folder of src, or a file that stands in src. */
const RANK: Readonly<Record<string, number>> = {
  domain: 0,
  errors: 0,
  ports: 1,
  language: 1,
  ingest: 2,
  index: 2,
  adapters: 2,
  emulator: 2,
  jobs: 2,
  retrieval: 2,
  answering: 3,
  digest: 4,
  briefing: 4,
  api: 5,
  slack: 6,
  web: 6,
  mcp: 6,
  app: 7,
};

const MOST_LINES = 250;
const ENTRIES = ["app/main.ts", "app/cli.ts"];
/** The system's own implementation of the Clock port: below the entries, time is read and waited for nowhere else. */
const CLOCK = "adapters/system-clock.ts";
const NO_NAMES = ["utils", "helpers", "common", "index"];

/** What only the entries may do; below them a Clock, an id function or the settings come as arguments. */
const ENTRY_ONLY: readonly (readonly [RegExp, string])[] = [
  [
    /\bprocess\s*(?:\?\.|\.)\s*env\b|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b|\benv\b[^;]*from "node:process"/u,
    "reads the environment",
  ],
  [
    /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()|(?<!new )\bDate\(\s*\)|\bTemporal\.Now\b/u,
    "reads the clock",
  ],
  [/\bperformance\.now\b|\bprocess\.(?:hrtime|uptime)\b/u, "reads the clock"],
  [/\bset(?:Timeout|Interval)\b|\bscheduler\.wait\b|\bAbortSignal\.timeout\b/u, "waits by itself"],
  [/\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b/u, "makes random values"],
];

const OF_TIME = ["reads the clock", "waits by itself"];

const areaOf = (path: string): string =>
  path.includes("/") ? path.slice(0, path.indexOf("/")) : path.replace(/\.ts$/u, "");

const targetOf = (file: SourceFile, specifier: string): string => posix.join(posix.dirname(file.path), specifier);

/** Gives every breach of the architecture in a source tree, one sentence each; none for a lawful tree. */
export function findBreaches(root: string): string[] {
  const files = readTree(root);
  const graph = new Map(
    files.map((file) => [file.path, file.specifiers.filter(isRelative).map((s) => targetOf(file, s))]),
  );
  return [...files.flatMap(breachesOf), ...findCircles(graph).map((circle) => `import circle: ${circle}`)];
}

function readTree(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.[cm]?[jt]sx?$/u.test(path))
    .sort()
    .map((path) => readSource(path, readFileSync(join(root, path), "utf8")));
}

const isRelative = (specifier: string): boolean => specifier.startsWith(".");

function breachesOf(file: SourceFile): string[] {
  const area = areaOf(file.path);
  if (RANK[area] === undefined) return [`${file.path}: the area "${area}" has no rank`];
  const own = [...nameBreaches(file), ...codeBreaches(file)];
  return [...own, ...file.specifiers.flatMap((specifier) => importBreaches(file, area, specifier))];
}

function nameBreaches({ path, lines }: SourceFile): string[] {
  const name = posix.basename(path).replace(/\.ts$/u, "");
  const breaches: string[] = [];
  if (NO_NAMES.includes(name)) breaches.push(`${path}: a file is named after what it gives, not "${name}"`);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name)) breaches.push(`${path}: file names are kebab-case and end in .ts`);
  if (lines > MOST_LINES) breaches.push(`${path}: ${lines} lines, more than ${MOST_LINES}`);
  return breaches;
}

function codeBreaches({ path, code }: SourceFile): string[] {
  const breaches: string[] = [];
  if (/^export default\b/mu.test(code)) breaches.push(`${path}: exports are named`);
  if (ENTRIES.includes(path)) return breaches;
  const rules = path === CLOCK ? ENTRY_ONLY.filter(([, what]) => !OF_TIME.includes(what)) : ENTRY_ONLY;
  const found = rules.filter(([pattern]) => pattern.test(code)).map(([, what]) => what);
  return [
    ...breaches,
    ...[...new Set(found)].map((what) => `${path}: only ${ENTRIES.join(" and ")} may do this: ${what}`),
  ];
}

function importBreaches(file: SourceFile, area: string, specifier: string): string[] {
  if (specifier.startsWith("@slack/"))
    return area === "slack" || area === "emulator"
      ? []
      : [`${file.path}: ${specifier} belongs in slack and emulator only`];
  if (!isRelative(specifier)) return [];
  const target = targetOf(file, specifier);
  const to = areaOf(target);
  if (to === area) return [];
  const rank = RANK[to];
  if (rank === undefined) return [`${file.path}: imports ${target}, which has no rank`];
  return rank < RANK[area]! ? [] : [`${file.path} (rank ${RANK[area]}) may not import ${target} (rank ${rank})`];
}

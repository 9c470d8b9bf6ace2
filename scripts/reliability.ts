/**
 * `npm run reliability`: the real bot against a local Slack in another process. 48 questions are asked and the bot is killed at
 * many moments; then Slack and the network fail in every way we know. Each question must end in one message. Writes
 * `docs/reliability.md`. Three bots on one PostgreSQL are killed at random, `--kills N` times (50). `--rounds N` kills at N moments (20), `--times N` asks N questions in each fault (20), `--quick` lets no
 * fault last longer than ten seconds, `--only TEXT` runs what has this in its name, or all `kills`, `faults` or `database`. What is measured takes the
 * place of what was measured before, in `docs/reliability.json`. The disk that is
 * filled is a tmpfs, for which root is needed. `--only memory` asks for `--minutes N` (15) and writes `docs/reliability-memory.json`.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startBot } from "./reliability/bot-process.ts";
import { FAULTS, type FaultCase } from "./reliability/faults.ts";
import { KILLINGS, measureKilling } from "./reliability/kills.ts";
import { type MemoryRun, measureMemory } from "./reliability/memory.ts";
import { type Measured, reliabilityPage } from "./reliability/page.ts";
import { questionsAbout } from "./reliability/questions.ts";
import { measureShared, SHARED } from "./reliability/shared-database.ts";
import { startSlack } from "./reliability/slack-line.ts";
import { mountSmallDisk } from "./reliability/small-disk.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    kills: { type: "string", default: "50" },
    times: { type: "string", default: "20" },
    quick: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    minutes: { type: "string", default: "15" },
  },
});
const [rounds, times, kills, minutes] = [values.rounds, values.times, values.kills, values.minutes].map(Number) as [
  number,
  number,
  number,
  number,
];
if (!(rounds > 0 && times > 0 && kills > 0 && minutes > 0)) {
  process.stderr.write("--rounds, --times, --kills and --minutes must be numbers above 0.\n");
  process.exit(2);
}
const seconds = values.quick ? { limit: 10, trouble: 10, gone: 10 } : { limit: 120, trouble: 90, gone: 600 };
/** Enough for the index and what a bot writes in some minutes. */
const DISK_MB = 96;
const home = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "wenzhai-reliability-"));
const say = (line: string) => void process.stderr.write(`${line}\n`);

/** A data folder with the index and no questions. */
function fresh(): string {
  const data = mkdtempSync(join(folder, "data-"));
  cpSync(join(folder, "ingested"), data, { recursive: true, filter: (path) => !path.includes("wenzhai.sqlite") });
  return data;
}

/** Takes the corpus in, with vectors, into the data folder or into a database. */
function ingest(env: Readonly<Record<string, string>>): void {
  const cli = ["--disable-warning=ExperimentalWarning", join(home, "src/app/cli.ts")];
  const command = [...cli, "ingest", join(home, "corpus"), "--data", join(folder, "ingested")];
  const settings = { PATH: process.env.PATH ?? "", ...env };
  const { status } = spawnSync(process.execPath, command, { env: settings, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error("The corpus could not be read in.");
}

function isWanted(group: string, name: string): boolean {
  return values.only === group || name.includes(values.only);
}

const rowsFile = join(home, "docs/reliability.json");
const memoryFile = join(home, "docs/reliability-memory.json");

function read<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : null;
}

function writePage(): void {
  const page = reliabilityPage(read<readonly Measured[]>(rowsFile) ?? [], read<MemoryRun>(memoryFile));
  writeFileSync(join(home, "docs/reliability.md"), page);
}

/** Puts a new row in the place of the old one, in the order of the lists. */
function keep(row: Measured): void {
  const all = new Map([...(read<readonly Measured[]>(rowsFile) ?? []), row].map((each) => [each.name, each]));
  const names = [...KILLINGS.map(({ name }) => name), SHARED, ...FAULTS.map(({ name }) => name)];
  const rows = names.flatMap((name) => all.get(name) ?? []);
  writeFileSync(rowsFile, `${JSON.stringify(rows, null, 2)}\n`);
  writePage();
}

async function tryFault({ name, run, fillsDisk = false }: FaultCase): Promise<Measured> {
  const slack = await startSlack();
  const disk = fillsDisk ? mountSmallDisk(fresh(), join(folder, "small-disk"), DISK_MB) : null;
  const data = disk?.path ?? fresh();
  const start = () => startBot(slack.apiUrl, data);
  const bot = await start();
  try {
    const { count, said } = await run({ slack, bot, disk, startAgain: start, times, seconds });
    say(`${name}: ${JSON.stringify(count)} ${said}`);
    return { name, count, said };
  } finally {
    bot.kill("SIGKILL");
    await bot.ended;
    disk?.remove();
    await slack.close();
  }
}

try {
  ingest({});
  let sound = true;
  const tell = (row: Measured) => {
    sound &&= row.count.once === row.count.asked;
    keep(row);
  };
  for (const killing of KILLINGS.filter(({ name }) => isWanted("kills", name))) {
    const moments = killing.modelMs === undefined ? rounds : Math.ceil(rounds / 4);
    const count = await measureKilling(killing, moments, fresh, say);
    tell({ name: killing.name, count, said: `${moments} moments between 0 and 3 s` });
  }
  if (isWanted("database", SHARED)) {
    const ingested = join(folder, "ingested");
    tell(await measureShared({ folder, ingested, kills, say, ingest: (DATABASE_URL) => ingest({ DATABASE_URL }) }));
  }
  for (const fault of FAULTS.filter(({ name }) => isWanted("faults", name))) tell(await tryFault(fault));
  if (values.only === "memory") {
    const run = await measureMemory(fresh(), minutes, questionsAbout(join(home, "corpus")), say);
    sound &&= run.count.once === run.count.asked;
    writeFileSync(memoryFile, `${JSON.stringify(run, null, 2)}\n`);
    writePage();
  }
  process.stdout.write(readFileSync(join(home, "docs/reliability.md"), "utf8"));
  process.exitCode = sound ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

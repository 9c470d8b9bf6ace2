import { randomUUID } from "node:crypto";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { systemClock } from "../adapters/system-clock.ts";
import { checkCommand } from "./cli/check-command.ts";
import { askCommand, extractCommand, ingestCommand, searchCommand, statusCommand } from "./cli/commands.ts";
import { digestCommand } from "./cli/digest-command.ts";
import { EXAMPLES } from "./cli/examples.ts";
import { explainCommand } from "./cli/explain-command.ts";
import { verifyCommand } from "./cli/verify-command.ts";
import { readConfig } from "./config.ts";
import { createSession, report, type Session } from "./console/session.ts";
import type { Sources } from "./sources/source-settings.ts";

// What is written here is for the user who runs it alone: folders 0700, files 0600.
process.umask(0o077);
let session: Session | null = null;

/** The session of the command that runs: settings from the environment, the data directory from --data. */
function sessionOf(command: Command, logTo: "file" | "stderr" = "file"): Session {
  const { data } = command.optsWithGlobals<{ data?: string }>();
  const config = readConfig(process.env);
  session = createSession(data === undefined ? config : { ...config, data }, () => randomUUID().slice(0, 8), logTo);
  return session;
}

/** The same with the file of sources, for the commands that read the web. */
async function webSessionOf(command: Command): Promise<{ readonly session: Session; readonly sources: Sources }> {
  const { readSources } = await import("./sources/source-settings.ts");
  const session = sessionOf(command);
  return { session, sources: readSources(session.config.sourcesFile) };
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1000)
    throw new InvalidArgumentError("It must be a whole number from 1 to 1000.");
  return value;
}

function portNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError("It must be a port from 0, which takes a free one, to 65535.");
  return value;
}

const program = new Command("wenzhai")
  .description("Ask a corpus of articles, and get the sentences that answer.")
  .option("--data <dir>", "where the index lies (default .wenzhai/)");
program.exitOverride().configureOutput({ outputError: () => {} });

program
  .command("ingest <paths...>")
  .description("take files and folders in")
  .option("--json", "print the whole report as JSON")
  .option("--no-wait", "return when words are searchable; meaning is added by the next ingest or by the bot")
  .option("--explain", "take nothing in, and show what would be taken away from each file, with the rule")
  .action((paths, options, command) => {
    const session = sessionOf(command);
    const colour = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
    return options.explain ? explainCommand(paths, colour, session) : ingestCommand(paths, options, session);
  });
program
  .command("refresh [names...]")
  .description("read the pages, feeds and sitemaps of sources.yml that are due, or those named")
  .option("--all", "all of them, and what failed too often")
  .option("--json", "print the reports as JSON")
  .option("--no-wait", "return when words are searchable")
  .action(async (names, options, command) => {
    const { refreshCommand } = await import("./cli/refresh-command.ts");
    await refreshCommand(names, options, await webSessionOf(command));
  });
program
  .command("add <what>")
  .description("show what an address or a file would give, and add it")
  .option("--yes", "add it without a question")
  .action(async (what, options, command) => {
    const { addCommand } = await import("./cli/add-command.ts");
    await addCommand(what, options, await webSessionOf(command));
  });
program
  .command("ask [question]")
  .description("answer a question with quotes")
  .option("--json", "print the answer as JSON")
  .option("--batch <file>", "answer every line of a JSON lines file")
  .action((question, options, command) => askCommand(question, options, sessionOf(command)));
program
  .command("search [question]")
  .description("find passages")
  .option("-k <count>", "how many", count, 10)
  .option("--json", "print the hits as JSON")
  .option("--batch <file>", "search for every line of a JSON lines file")
  .action((question, options, command) => searchCommand(question, options, sessionOf(command)));
program
  .command("digest [request...]")
  .description("what the articles of a period or on a topic say: wenzhai digest education since 2024 in English")
  .option("--json", "print the digest as JSON")
  .option("--md", "print it in Markdown")
  .option("--html", "print it as a web page")
  .action((words, options, command) => digestCommand(words, options, sessionOf(command)));
program
  .command("extract <files...>")
  .description("print pages as ingest would take them")
  .option("--json", "one JSON object a line")
  .action((files, options, command) => extractCommand(files, options, sessionOf(command)));
program
  .command("status")
  .description("say what is indexed")
  .option("--json", "as JSON")
  .action((options, command) => statusCommand(options, sessionOf(command)));
program
  .command("verify")
  .description("check claims against the sentences they cite")
  .requiredOption("--batch <file>", "JSON lines with id, claim and evidence")
  .action((options, command) => verifyCommand(options, sessionOf(command)));
program
  .command("check [text]")
  .description("say of each claim of a text what the corpus makes of it")
  .option("--json", "as JSON")
  .option("--batch <file>", "JSON lines with id and text")
  .action((text, options, command) => checkCommand(text, options, sessionOf(command)));
program
  .command("mcp")
  .description(
    "serve the corpus to assistants by the Model Context Protocol, on standard input and output or over HTTP",
  )
  .option("--http <port>", "listen on this port of 127.0.0.1; clients send WENZHAI_API_TOKEN", portNumber)
  .action(async (options, command) => {
    const { mcpCommand } = await import("./cli/mcp-command.ts");
    await mcpCommand(options, sessionOf(command, "stderr"));
  });
program
  .command("feedback")
  .description("what people think of answers")
  .command("export <file>")
  .description("write it as a set that npm run eval -- --set FILE takes")
  .action(async (file, _options, command) => {
    const { exportFeedbackCommand } = await import("./cli/feedback-command.ts");
    await exportFeedbackCommand(file, sessionOf(command));
  });
program
  .command("backup <file>")
  .description("write the index and the databases into one file, also while the bot runs")
  .action(async (file, _options, command) => {
    const { backupCommand } = await import("./cli/backup-command.ts");
    await backupCommand(file, sessionOf(command));
  });
program
  .command("restore <file>")
  .description("bring a backup back; what is there is moved aside")
  .action(async (file, _options, command) => {
    const { restoreCommand } = await import("./cli/restore-command.ts");
    await restoreCommand(file, sessionOf(command));
  });
program
  .command("doctor")
  .description("check the set-up, and say what to do about it")
  .option("--json", "as JSON")
  .action(async (options, command) => {
    const { doctorCommand } = await import("./cli/doctor-command.ts");
    const { data } = command.optsWithGlobals();
    const out = (line: string): void => void process.stdout.write(`${line}\n`);
    const parts = { env: process.env, data, nodeVersion: process.versions.node, clock: systemClock(), out };
    process.exitCode = await doctorCommand(options, parts);
  });

// A reader that closes early (head) is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
process.stderr.on("error", () => {});
for (const command of program.commands) {
  command.exitOverride().configureOutput({ outputError: () => {} });
  const examples = (EXAMPLES[command.name()] ?? []).map((example) => `  ${example}`);
  command.addHelpText("after", ["", "Examples:", ...examples].join("\n"));
}
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) process.exitCode = report(error, session);
  else if (error.exitCode !== 0 && error.code !== "commander.help") {
    process.stderr.write(`${error.message.replace(/^error: /u, "")}. See wenzhai --help.\n`);
    process.exitCode = 2;
  }
} finally {
  await (session as Session | null)?.close();
}

import { createInterface } from "node:readline/promises";
import type { LocalSlack } from "./local-slack.ts";

export const EXAMPLE = "what did Zhang Jing'an recommend at the 2025 conference?";

/** Asks the example question and shows its answer. */
export async function showExample(slack: LocalSlack, out: (line: string) => void): Promise<void> {
  out(`\nyou      @wenzhai ${EXAMPLE}`);
  await show(slack, EXAMPLE, out);
}

async function show(slack: LocalSlack, text: string, out: (line: string) => void): Promise<void> {
  const lines = await slack.say(text);
  lines.forEach((line, i) => {
    out(`${i === 0 ? "wenzhai  " : "         "}${line}`);
  });
  out("");
}

/** Lets a person ask, line by line, until the input ends. */
export async function converse(slack: LocalSlack, out: (line: string) => void): Promise<void> {
  out("Ask in English or Chinese; /digest and /briefing work too. Ctrl-D ends.\n");
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: "you      @wenzhai " });
  lines.prompt();
  for await (const line of lines) {
    if (line.trim() !== "") await show(slack, line.trim(), out);
    lines.prompt();
  }
}

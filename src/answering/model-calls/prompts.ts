import { parse } from "yaml";
import { WenzhaiError } from "../../errors.ts";

/** The prompts there are, and the slots that the code fills in each. */
const SLOTS = {
  answer: ["language", "most", "sources", "question", "format"],
  judge: ["claims"],
  repair: ["language", "failures", "format"],
  rewrite: ["language", "history", "question"],
  "format-json": [],
  "format-lines": [],
} as const;

/** The name of a prompt: the name of its file without the ending. */
export type PromptName = keyof typeof SLOTS;

/** A prompt as its file has it. `system` is empty when the file has no part above the line `=====`. */
export interface Prompt {
  readonly name: PromptName;
  readonly version: number;
  readonly system: string;
  readonly user: string;
}

/** Every prompt, checked. */
export type Prompts = Readonly<Record<PromptName, Prompt>>;

/** A prompt with its slots filled. */
export interface Rendered {
  readonly system: string;
  readonly user: string;
}

const FILE = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/u;
const SLOT = /\{\{([^{}]*)\}\}/gu;

/**
 * Reads every prompt through `read`, which gives a prompt file's text by its name. Throws bad-config, naming the file, when
 * the front matter does not declare the slots that the code fills, or the text does not use exactly these.
 */
export function loadPrompts(read: (name: string) => string): Prompts {
  const names = Object.keys(SLOTS) as PromptName[];
  return Object.fromEntries(names.map((name) => [name, readPrompt(name, read(name))])) as Prompts;
}

function readPrompt(name: PromptName, file: string): Prompt {
  const [, head, body] = FILE.exec(file) ?? [];
  if (head === undefined || body === undefined) throw broken(name, "it has no front matter between two lines of ---");
  const facts = frontMatter(name, head);
  if (facts.name !== name) throw broken(name, `its front matter calls it ${JSON.stringify(facts.name)}`);
  if (!Number.isInteger(facts.version) || Number(facts.version) < 1)
    throw broken(name, "its version is not a whole number from 1");
  if (!Array.isArray(facts.slots)) throw broken(name, "its front matter has no list of slots");
  const filled = new Set<string>(SLOTS[name]);
  const used = new Set([...body.matchAll(SLOT)].map(([, slot]) => slot!));
  checkSame(name, filled, new Set(facts.slots.map(String)), "declared");
  checkSame(name, filled, used, "used");
  const [above, below] = body.split(/^=====\s*$/mu);
  const both = below !== undefined;
  return {
    name,
    version: Number(facts.version),
    system: both ? above!.trim() : "",
    user: (both ? below : above!).trim(),
  };
}

function frontMatter(name: PromptName, head: string): Readonly<Record<string, unknown>> {
  try {
    const facts: unknown = parse(head);
    if (typeof facts === "object" && facts !== null) return { ...facts };
  } catch (cause) {
    throw broken(name, "its front matter is not YAML", cause);
  }
  throw broken(name, "its front matter is empty");
}

function checkSame(name: PromptName, filled: ReadonlySet<string>, found: ReadonlySet<string>, how: string): void {
  const missing = [...filled.difference(found)];
  const unknown = [...found.difference(filled)];
  if (missing.length > 0) throw broken(name, `the slot ${missing.join(", ")} is not ${how} in it`);
  if (unknown.length > 0) throw broken(name, `the slot ${unknown.join(", ")} is ${how} in it, but nothing fills it`);
}

function broken(name: string, what: string, cause?: unknown): WenzhaiError {
  return new WenzhaiError("bad-config", `The prompt ${name}.md cannot be used: ${what}.`, { cause });
}

/** Fills the slots, once: what is put in is not searched for slots again. */
export function renderPrompt(prompt: Prompt, values: Readonly<Record<string, string>>): Rendered {
  const fill = (text: string): string => text.replace(SLOT, (_, slot: string) => values[slot] ?? "");
  return { system: fill(prompt.system), user: fill(prompt.user) };
}

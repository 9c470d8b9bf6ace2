import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BaseMessage } from "@langchain/core/messages";

/** One reply of a model, kept. */
export interface Recording {
  readonly model: string;
  /** What it was asked, in short, for a reader of the file. */
  readonly asked: string;
  readonly reply: string;
}

export const RECORDINGS = fileURLToPath(new URL("../fixtures/answers", import.meta.url));

/**
 * The name of a recording: a hash of the model, of every message (so of the prompt's text, the sentences under their ids,
 * which come from the sentences' own ids, and the question) and of whether a schema was asked for.
 */
export function recordingKey(model: string, messages: readonly BaseMessage[], structured: boolean): string {
  const said = messages.map((message) => [message.type, message.text]);
  return createHash("sha256")
    .update(JSON.stringify([model, structured, said]))
    .digest("hex")
    .slice(0, 32);
}

/** The recording of this name, or null. */
export function readRecording(key: string, folder = RECORDINGS): Recording | null {
  const path = join(folder, `${key}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Recording) : null;
}

/** Keeps a recording under its name. */
export function writeRecording(key: string, recording: Recording, folder = RECORDINGS): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${key}.json`), `${JSON.stringify(recording, null, 2)}\n`);
}

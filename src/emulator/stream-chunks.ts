import { isFields } from "./args.ts";
import { checkBlocks } from "./blocks.ts";
import type { Fields, Stream } from "./model.ts";
import { explained, SlackError } from "./slack-error.ts";

const TEXT_MAX = 12_000;
const FIELD_MAX = 256;
const BLOCKS_MAX = 50;
const STATUSES = ["pending", "in_progress", "complete", "error"];

/** Checks chunks as Slack does. Throws `invalid_chunks`, `msg_too_long`, `msg_blocks_too_many`, `invalid_blocks`. */
export function checkChunks(stream: Stream, chunks: readonly Fields[]): void {
  for (const [index, chunk] of chunks.entries()) checkChunk(chunk, `/chunks/${index}`);
  const more = chunks.reduce((sum, { blocks }) => sum + (Array.isArray(blocks) ? blocks.length : 0), 0);
  if (stream.blocks.length + more > BLOCKS_MAX) throw new SlackError("msg_blocks_too_many");
}

/** Checks streamed text. Throws `msg_too_long`. */
export function checkText(text: string): void {
  if (text.length > TEXT_MAX) throw new SlackError("msg_too_long");
}

function checkChunk(chunk: Fields, pointer: string): void {
  if (chunk.type === "markdown_text") {
    if (typeof chunk.text !== "string") throw bad(pointer, "missing required field: text");
    checkText(chunk.text);
  } else if (chunk.type === "task_update") checkTask(chunk, pointer);
  else if (chunk.type === "plan_update") checkField(chunk, "title", pointer, true);
  else if (chunk.type === "blocks") checkChunkBlocks(chunk.blocks);
  else throw bad(pointer, `unsupported type: ${String(chunk.type)}`);
}

function checkTask(chunk: Fields, pointer: string): void {
  for (const key of ["id", "title", "details", "output"]) {
    checkField(chunk, key, pointer, key === "id" || key === "title");
  }
  if (!STATUSES.includes(String(chunk.status))) throw bad(pointer, `value must be one of: ${STATUSES.join(", ")}`);
  const sources = Array.isArray(chunk.sources) ? chunk.sources : [];
  const isSource = (source: unknown): boolean =>
    isFields(source) && source.type === "url" && typeof source.url === "string" && typeof source.text === "string";
  if (!sources.every(isSource)) throw bad(pointer, "invalid source");
}

function checkField(chunk: Fields, key: string, pointer: string, required: boolean): void {
  const value = chunk[key];
  if (value === undefined && !required) return;
  if (typeof value !== "string" || value === "") throw bad(pointer, `missing required field: ${key}`);
  if (value.length > FIELD_MAX) throw bad(`${pointer}/${key}`, `must be less than ${FIELD_MAX + 1} characters`);
}

function checkChunkBlocks(blocks: unknown): void {
  if (Array.isArray(blocks) && blocks.length > BLOCKS_MAX) throw new SlackError("msg_blocks_too_many");
  const refused = checkBlocks(blocks);
  if (refused !== null) throw explained(refused.code, refused.messages);
}

function bad(pointer: string, message: string): SlackError {
  return explained("invalid_chunks", [`[ERROR] ${message} [json-pointer:${pointer}]`]);
}

/** Adds checked chunks to a stream: text and task details grow, titles and states are replaced. */
export function applyChunks(stream: Stream, chunks: readonly Fields[]): void {
  for (const chunk of chunks) {
    if (chunk.type === "markdown_text") stream.text += String(chunk.text);
    if (chunk.type === "plan_update") stream.planTitle = String(chunk.title);
    if (chunk.type === "blocks" && Array.isArray(chunk.blocks)) stream.blocks.push(...chunk.blocks.filter(isFields));
    if (chunk.type === "task_update") mergeTask(stream, chunk);
  }
}

function mergeTask(stream: Stream, chunk: Fields): void {
  const before = stream.tasks.get(String(chunk.id));
  // Slack drops the leading white space of what is joined on.
  const join = (key: string): string => {
    const old = String(before?.[key] ?? "");
    const more = String(chunk[key] ?? "");
    return old === "" ? more : old + more.trimStart();
  };
  const sources = [before?.sources, chunk.sources].flatMap((list) => (Array.isArray(list) ? list : []));
  stream.tasks.set(String(chunk.id), { ...chunk, details: join("details"), output: join("output"), sources });
}

/** The blocks of a streamed message as it stands. */
export function streamBlocks(stream: Stream): readonly Fields[] {
  const tasks = [...stream.tasks.values()].map(({ id, title, status, details, output, sources }) => ({
    type: "task_card",
    task_id: id,
    title,
    status,
    details,
    output,
    sources,
  }));
  const plan = stream.planTitle === null ? tasks : [{ type: "plan", title: stream.planTitle, tasks }];
  const text = stream.text === "" ? [] : [{ type: "markdown", text: stream.text }];
  return [...plan, ...text, ...stream.blocks];
}

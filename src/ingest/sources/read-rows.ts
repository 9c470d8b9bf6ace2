import { hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { z } from "zod";

const row = z.object({
  id: z.union([z.string().min(1), z.number().transform(String)]),
  title: z.string().nullish(),
  text: z.string(),
  lang: z.string().nullish(),
  date: z.string().nullish(),
  url: z.string().nullish(),
  publisher: z.string().nullish(),
});

/** One article as a line of a .jsonl file. */
export type Row = z.infer<typeof row>;

/** A row and its line number from 1, or what is wrong with the line. `hash` is the SHA-256 of the line's bytes. */
export type RowResult =
  | { readonly line: number; readonly hash: string; readonly row: Row }
  | { readonly line: number; readonly message: string };

const LINE_FEED = 10;
/** No article is longer; a line beyond this is another kind of file. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** Streams the rows of a .jsonl or .jsonl.gz file; empty lines are passed over. A broken stream throws the system's error. */
export async function* readRows(path: string): AsyncIterable<RowResult> {
  let number = 0;
  for await (const bytes of splitLines(openFile(path))) {
    number++;
    const start = number === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const result = readRow(bytes.subarray(start), number);
    if (result !== null) yield result;
  }
}

function openFile(path: string): AsyncIterable<Buffer> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  if (!/\.gz$/iu.test(path)) return file;
  const unzip = createGunzip({ chunkSize: 1 << 18 });
  file.on("error", (error) => unzip.destroy(error));
  return file.pipe(unzip);
}

async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let rest: Buffer[] = [];
  let held = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      const piece = chunk.subarray(start, end);
      yield held === 0 ? piece : Buffer.concat([...rest, piece]);
      [rest, held, start] = [[], 0, end + 1];
    }
    if (start < chunk.length && held <= LONGEST_LINE) rest.push(chunk.subarray(start));
    held += chunk.length - start;
  }
  if (held > 0) yield Buffer.concat(rest);
}

function readRow(bytes: Buffer, line: number): RowResult | null {
  if (bytes.length > LONGEST_LINE)
    return { line, message: "is longer than 16 MB; split the file into one article a line." };
  const text = decode(bytes);
  if (text === null) return { line, message: "is not UTF-8; save the file as UTF-8." };
  if (text.trim() === "") return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, message: "is not JSON; write one object a line." };
  }
  const parsed = row.safeParse(value);
  if (parsed.success) return { line, hash: hash("sha256", bytes), row: parsed.data };
  const issue = parsed.error.issues[0]!;
  const key = issue.path.join(".");
  return {
    line,
    message:
      key === ""
        ? "is not an object; write one object a line."
        : `lacks a good "${key}"; each line needs "id" and "text".`,
  };
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

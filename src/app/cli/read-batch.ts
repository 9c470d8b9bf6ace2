import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { z } from "zod";
import { WenzhaiError } from "../../errors.ts";

/** One line of a batch: a row, or what is wrong with it. */
export type BatchLine<T> = { readonly row: T } | { readonly fault: string };

/** Reads JSON lines one by one. Throws bad-input when the file cannot be read; a line that does not fit becomes a fault. */
export async function* readBatch<T>(path: string, shape: z.ZodType<T>, expects: string): AsyncIterable<BatchLine<T>> {
  let number = 0;
  try {
    for await (const line of createInterface({
      input: createReadStream(path, "utf8"),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      number++;
      if (line.trim() !== "") yield readLine(line, shape, `${path}:${number} is not ${expects}; mend that line.`);
    }
  } catch (cause) {
    throw new WenzhaiError(
      "bad-input",
      `${path} could not be read (${(cause as NodeJS.ErrnoException).code ?? "unknown reason"}); check the path.`,
      { cause },
    );
  }
}

function readLine<T>(line: string, shape: z.ZodType<T>, fault: string): BatchLine<T> {
  try {
    const read = shape.safeParse(JSON.parse(line));
    return read.success ? { row: read.data } : { fault };
  } catch {
    return { fault };
  }
}

/** Runs every row of a batch in order, writes each result as a line at once, and throws bad-input at the end if lines did not fit. */
export async function runBatch<T>(
  lines: AsyncIterable<BatchLine<T>>,
  run: (row: T) => Promise<unknown>,
  out: (line: string) => void,
): Promise<void> {
  const faults: string[] = [];
  for await (const line of lines) {
    if ("fault" in line) faults.push(line.fault);
    else out(JSON.stringify(await run(line.row)));
  }
  const [first, ...more] = faults;
  if (first !== undefined)
    throw new WenzhaiError(
      "bad-input",
      more.length === 0 ? first : `${first} ${more.length} more lines do not fit either.`,
    );
}

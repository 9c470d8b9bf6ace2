import { expect, test } from "vitest";
import { EventStream } from "../../../src/answering/model-calls/event-stream.ts";

test("values are read in their order, whether they come before or while one waits for them", async () => {
  const stream = new EventStream<number>();
  stream.push(1);
  const read = all(stream.read());
  await Promise.resolve();
  stream.push(2);
  stream.push(3);
  stream.end();
  expect(await read).toEqual([1, 2, 3]);
});

test("an ended stream gives what was pushed, then nothing", async () => {
  const stream = new EventStream<string>();
  stream.push("一");
  stream.end();
  expect(await all(stream.read())).toEqual(["一"]);
});

async function all<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const read: T[] = [];
  for await (const value of values) read.push(value);
  return read;
}

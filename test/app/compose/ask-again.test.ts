import { expect, test } from "vitest";
import { askAgain, callAgain } from "../../../src/app/compose/ask-again.ts";
import type { AnswerEvent, Ask } from "../../../src/domain/answer.ts";
import { WenzhaiError } from "../../../src/errors.ts";

const changed = new WenzhaiError("index-busy", "The index changed.", { retryable: true });
const SEARCHING: AnswerEvent = { type: "searching", question: "?", rewritten: null };
const NOTICE: AnswerEvent = { type: "notice", text: "shown" };

/** An ask that fails some times after the events given, then gives a notice. */
function failing(times: number, error: Error, before: readonly AnswerEvent[] = [SEARCHING]) {
  let asked = 0;
  const ask: Ask = async function* () {
    asked++;
    yield* before;
    if (asked <= times) throw error;
    yield NOTICE;
  };
  return { ask: askAgain(ask), asked: () => asked };
}

async function eventsOf(ask: Ask): Promise<readonly AnswerEvent[]> {
  const events: AnswerEvent[] = [];
  for await (const event of ask({ text: "?" })) events.push(event);
  return events;
}

test("a question that the index changed under is asked again", async () => {
  const { ask, asked } = failing(2, changed);
  expect((await eventsOf(ask)).at(-1)).toEqual(NOTICE);
  expect(asked()).toBe(3);
});

test("not for ever, not for another error, and not when something was shown", async () => {
  const often = failing(9, changed);
  await expect(eventsOf(often.ask)).rejects.toBe(changed);
  expect(often.asked()).toBe(3);
  const other = new WenzhaiError("internal", "no");
  await expect(eventsOf(failing(1, other).ask)).rejects.toBe(other);
  const shown = failing(1, changed, [NOTICE]);
  await expect(eventsOf(shown.ask)).rejects.toBe(changed);
  expect(shown.asked()).toBe(1);
});

test("so is a call", async () => {
  let called = 0;
  const call = callAgain(async (n: number) => {
    if (++called < 3) throw changed;
    return n;
  });
  expect(await call(7)).toBe(7);
  called = -9;
  await expect(call(7)).rejects.toBe(changed);
});

import { expect, test } from "vitest";
import { startDeadline } from "../../../src/answering/model-calls/deadline.ts";
import { handClock } from "../../fakes/hand-clock.ts";

const never = () => new Promise<never>(() => undefined);

test("the limit ends what hangs, and says after how long", async () => {
  const clock = handClock("2026-11-28T08:00:00Z");
  const deadline = startDeadline(clock, 30_000);
  const waiting = deadline.within(never());
  clock.advance(29_000);
  expect([deadline.left(), deadline.signal.aborted]).toEqual([1_000, false]);
  clock.advance(1_000);
  await expect(waiting).rejects.toMatchObject({ code: "model-timeout", retryable: true });
  expect(deadline.stopped).toBe(false);
});

test("the asker ends it, before or while it runs", async () => {
  const clock = handClock("2026-11-28T08:00:00Z");
  const asker = new AbortController();
  const deadline = startDeadline(clock, null, asker.signal);
  expect([deadline.left(), clock.pending()]).toEqual([Number.POSITIVE_INFINITY, 0]);
  const waiting = deadline.within(never());
  asker.abort();
  await expect(waiting).rejects.toThrow("withdrawn");
  expect(deadline.stopped).toBe(true);
  await expect(startDeadline(clock, 1, asker.signal).within(never())).rejects.toThrow("withdrawn");
});

test("closed, it leaves no timer and ends what still runs", async () => {
  const clock = handClock("2026-11-28T08:00:00Z");
  const deadline = startDeadline(clock, 1_000);
  deadline.close();
  expect(clock.pending()).toBe(0);
  expect(deadline.signal.aborted).toBe(true);
});

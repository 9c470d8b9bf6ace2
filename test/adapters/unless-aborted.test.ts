import { expect, test } from "vitest";
import { unlessAborted } from "../../src/adapters/unless-aborted.ts";

const never = () => new Promise<never>(() => undefined);

test("a promise gives its value or what it throws", async () => {
  const { signal } = new AbortController();
  expect(await unlessAborted(Promise.resolve(7), signal)).toBe(7);
  await expect(unlessAborted(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
});

test("what hangs ends with the signal's reason", async () => {
  const controller = new AbortController();
  const waiting = unlessAborted(never(), controller.signal);
  controller.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  await expect(unlessAborted(never(), controller.signal)).rejects.toThrow("enough");
});

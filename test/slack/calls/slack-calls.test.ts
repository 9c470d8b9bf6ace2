import { webApi } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import { SlackCalls } from "../../../src/slack/calls/slack-calls.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { keptLog, settle } from "../kept-log.ts";

const MINUTE = 60_000;
const refusal = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });
const trouble = () => new webApi.WebAPIHTTPError(500, "Internal Server Error", {});
const cut = () => new webApi.WebAPIRequestError(new Error("socket hang up"));

function open() {
  const clock = handClock("2026-11-28T09:00:00Z");
  const log = keptLog();
  const probes: (() => unknown)[] = [];
  const client = { auth: { test: async () => probes.shift()?.() } } as unknown as webApi.WebClient;
  const calls = new SlackCalls(client, clock, log);
  const pass = async (ms: number) => {
    clock.advance(ms);
    await settle();
  };
  /** A call that fails with each of these in turn, then succeeds; keeps when it was made, in seconds. */
  const failing = (...failures: readonly (() => Error)[]) => {
    const at: number[] = [];
    const began = clock.now();
    const call = async () => {
      const failure = failures[at.push((clock.now() - began) / 1_000) - 1];
      if (failure) throw failure();
      return "done";
    };
    return { at, call };
  };
  return { clock, log, calls, pass, failing, probes };
}

describe("a limit", () => {
  test("is waited out for as long as it says, however often, and no try is made meanwhile", async () => {
    const { calls, pass, failing } = open();
    const { at, call } = failing(...Array.from({ length: 7 }, () => () => new webApi.WebAPIRateLimitedError(120)));
    const done = calls.patiently(() => calls.once("chat.postMessage", "C1", call));
    await settle();
    for (let n = 0; n < 7 * 120; n += 1) await pass(1_000);
    expect(await done).toBe("done");
    expect(at).toEqual([0, 120, 240, 360, 480, 600, 720, 840]);
  });

  test("holds up its own method and channel only, and there everybody in turn", async () => {
    const { calls, pass, failing } = open();
    const limited = failing(() => new webApi.WebAPIRateLimitedError(120));
    const first = calls.patiently(() => calls.once("chat.postMessage", "C1", limited.call));
    await settle();
    const second = calls.patiently(() => calls.once("chat.postMessage", "C1", async () => "second"));
    expect(await calls.once("chat.postMessage", "C2", async () => "other channel")).toBe("other channel");
    expect(await calls.once("chat.update", "C1", async () => "other method")).toBe("other method");
    expect(calls.isOpen("chat.postMessage", "C1")).toBe(false);
    expect(calls.isOpen("chat.postMessage", "C2")).toBe(true);
    await pass(120_000);
    expect(await Promise.all([first, second])).toEqual(["done", "second"]);
  });

  test("holds up those who stand behind it already", async () => {
    const { calls, pass, failing } = open();
    const limited = failing(() => new webApi.WebAPIRateLimitedError(120));
    let behind = 0;
    const first = calls.patiently(() => calls.once("chat.postMessage", "C1", limited.call));
    const others = Array.from({ length: 5 }, () => calls.once("chat.postMessage", "C1", async () => ++behind));
    await settle();
    await pass(119_999);
    expect(behind).toBe(0);
    await pass(1);
    await Promise.all([first, ...others]);
    expect(behind).toBe(5);
  });
});

describe("trouble", () => {
  test("in Slack or on the way is tried again after 1, 2, 4 … 30, 30 seconds", async () => {
    const { calls, pass, failing } = open();
    const { at, call } = failing(trouble, cut, trouble, () => refusal("internal_error"), cut, cut, trouble);
    const done = calls.patiently(() => calls.once("m", null, call));
    await settle();
    for (let n = 0; n < 130; n += 1) await pass(1_000);
    expect(await done).toBe("done");
    expect(at).toEqual([0, 1, 3, 7, 15, 31, 61, 91]);
  });

  test("of ten minutes is survived, and the call made at most half a minute later", async () => {
    const { clock, calls, pass } = open();
    const over = clock.now() + 10 * MINUTE;
    const done = calls.patiently(() =>
      calls.once("m", null, async () => {
        if (clock.now() < over) throw cut();
        return clock.now();
      }),
    );
    for (let n = 0; n < 11 * 60; n += 1) await pass(1_000);
    expect((await done) - over).toBeLessThanOrEqual(30_000);
  });

  test("of an hour is given up", async () => {
    const { calls, pass, failing } = open();
    const { at, call } = failing(...Array.from({ length: 999 }, () => trouble));
    const done = calls.patiently(() => calls.once("m", null, call));
    const outcome = done.catch((thrown: unknown) => thrown);
    await settle();
    for (let n = 0; n < 3_700; n += 1) await pass(1_000);
    expect(await outcome).toMatchObject({ code: "slack", retryable: true });
    expect(at.at(-1)).toBeGreaterThan(3_500);
    expect(at.at(-1)).toBeLessThanOrEqual(3_600);
  });

  test("is given up earlier where less patience is asked for", async () => {
    const { calls, pass, failing } = open();
    const { at, call } = failing(...Array.from({ length: 99 }, () => trouble));
    const outcome = calls.patiently(() => calls.once("m", null, call), undefined, 30_000).catch((thrown) => thrown);
    await settle();
    for (let n = 0; n < 60; n += 1) await pass(1_000);
    expect(await outcome).toMatchObject({ code: "slack", retryable: true });
    expect(at).toEqual([0, 1, 3, 7, 15]);
  });

  test("ends at once when the work is broken off, and says why", async () => {
    const { calls, failing } = open();
    const work = new AbortController();
    const { call } = failing(trouble, trouble);
    const done = calls.patiently(() => calls.once("m", null, call), work.signal);
    work.abort("restarting");
    await expect(done).rejects.toBe("restarting");
  });
});

describe("a refusal", () => {
  test.each(["is_archived", "channel_not_found", "missing_scope"])("(%s) is not tried again", async (error) => {
    const { calls, failing } = open();
    const { at, call } = failing(() => refusal(error));
    await expect(calls.patiently(() => calls.once("m", null, call))).rejects.toMatchObject({ data: { error } });
    expect(at).toHaveLength(1);
  });

  test("a fault of our own is not tried again either", async () => {
    const { calls, failing } = open();
    const { at, call } = failing(() => new TypeError("undefined is not a function"));
    await expect(calls.patiently(() => calls.once("m", null, call))).rejects.toThrow("undefined is not a function");
    expect(at).toHaveLength(1);
  });
});

describe("refused tokens", () => {
  test("stop every call until a probe is taken, however long that lasts; then all go on", async () => {
    const { calls, pass, failing, probes, log } = open();
    for (let n = 0; n < 200; n += 1)
      probes.push(() => {
        throw refusal("token_revoked");
      });
    const { at, call } = failing(() => refusal("token_revoked"));
    const first = calls.patiently(() => calls.once("chat.postMessage", "C1", call));
    await settle();
    expect(log.lines).toEqual([{ event: "slack-tokens-refused", fields: { reason: "token_revoked" } }]);
    expect(calls.isOpen("any", "C9")).toBe(false);
    let others = 0;
    const second = calls.patiently(() =>
      calls.once("chat.postMessage", "C2", async () => {
        others += 1;
        return "second";
      }),
    );
    for (let n = 0; n < 200; n += 1) await pass(MINUTE);
    expect([at.length, others]).toEqual([1, 0]);
    await pass(MINUTE);
    expect(await Promise.all([first, second])).toEqual(["done", "second"]);
    expect(log.lines.map(({ event }) => event)).toEqual(["slack-tokens-refused", "slack-tokens-taken"]);
  });

  test("after closing no probe is left", async () => {
    const { calls, clock, failing } = open();
    const { call } = failing(() => refusal("invalid_auth"));
    await calls.once("m", null, call).catch(() => null);
    expect(clock.pending()).toBe(1);
    calls.close();
    expect(clock.pending()).toBe(0);
  });
});

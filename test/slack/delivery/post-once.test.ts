import { webApi } from "@slack/bolt";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import { startWorkspace } from "../../../src/emulator/start-workspace.ts";
import type { Clock } from "../../../src/ports/clock.ts";
import { createPostOnce } from "../../../src/slack/delivery/post-once.ts";
import { plainMessage } from "../../../src/slack/views/plain-message.ts";

/** A clock on which every wait is over at once; keeps how long each would have been. */
function hastyClock(): Clock & { readonly waits: readonly number[] } {
  const waits: number[] = [];
  const after = (ms: number, call: () => void) => {
    waits.push(ms);
    queueMicrotask(call);
    return () => undefined;
  };
  return { now: () => 1_000, after, waits };
}

async function start() {
  const workspace = await startWorkspace({ clock: systemClock() });
  onTestFinished(() => workspace.close());
  const options = { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
  const clock = hastyClock();
  const client = new webApi.WebClient(workspace.botToken, { ...options, logLevel: webApi.LogLevel.ERROR });
  const post = createPostOnce(client, clock);
  return { workspace, clock, post, place: { channel: workspace.channel("general").id, thread: null } };
}

test("a message that arrived though its answer was lost is found, in a channel too", async () => {
  const { workspace, post, place } = await start();
  workspace.injectFault({ method: "chat.postMessage", kind: "reset", times: 1, performed: true });
  const ts = await post(place, plainMessage("one"));
  expect(workspace.messages("general").map((message) => message.ts)).toEqual([ts]);
});

test("the same words posted twice on purpose are two messages", async () => {
  const { workspace, post, place } = await start();
  await post(place, plainMessage("same"));
  workspace.injectFault({ method: "chat.postMessage", kind: "reset", times: 1 });
  await post(place, plainMessage("same"));
  expect(workspace.messages("general")).toHaveLength(2);
});

test("every 429 is waited out for as long as it says", async () => {
  const { workspace, post, place, clock } = await start();
  workspace.injectFault({ method: "chat.postMessage", kind: "ratelimited", times: 7, retryAfter: 30 });
  await post(place, plainMessage("one"));
  expect(clock.waits).toEqual(Array(7).fill(30_000));
  expect(workspace.messages("general")).toHaveLength(1);
});

test("what Slack refuses is not tried again", async () => {
  const { workspace, post } = await start();
  await expect(post({ channel: "C404", thread: null }, plainMessage("one"))).rejects.toMatchObject({
    data: { error: "channel_not_found" },
  });
  expect(workspace.calls("chat.postMessage")).toHaveLength(1);
});

test("after five tries it gives up: to be tried again later when the message is certainly not there", async () => {
  const { workspace, post, place, clock } = await start();
  workspace.injectFault({ method: "chat.postMessage", kind: "http-500", times: 5 });
  await expect(post(place, plainMessage("one"))).rejects.toMatchObject({ code: "slack", retryable: true });
  expect(clock.waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
});

test("and not when it may be there", async () => {
  const { workspace, post, place } = await start();
  workspace.injectFault({ method: "chat.postMessage", kind: "reset", times: 5, performed: true });
  workspace.injectFault({ method: "conversations.history", kind: "http-500", times: 5 });
  await expect(post(place, plainMessage("one"))).rejects.toMatchObject({ code: "slack", retryable: false });
});

test("a Slack that is not there at all took nothing", async () => {
  const { workspace, post, place } = await start();
  await workspace.close();
  await expect(post(place, plainMessage("one"))).rejects.toMatchObject({ code: "slack", retryable: true });
});

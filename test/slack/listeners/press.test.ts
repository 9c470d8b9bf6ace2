import { expect, test } from "vitest";
import { pressJob, readPress, readPressDetails } from "../../../src/slack/listeners/press.ts";

const sent = {
  type: "block_actions",
  trigger_id: "13.T1.abc",
  user: { id: "U1", name: "yubaoqing" },
  team: { id: "T1", domain: "reading" },
  channel: { id: "C1", name: "general" },
  container: { type: "message", message_ts: "2.0", channel_id: "C1" },
  message: { ts: "2.0", thread_ts: "1.0", text: "答案" },
  response_url: "https://hooks.slack.com/x",
  actions: [{ type: "button", action_id: "evidence", value: "message:T1:C1:1.0" }],
};

test("a press is one job, however often it is delivered, and another press another", () => {
  const first = pressJob("action:evidence", readPress(sent)!, 5);
  expect(pressJob("action:evidence", readPress(structuredClone(sent))!, 9).id).toBe(first.id);
  expect(pressJob("action:evidence", readPress({ ...sent, trigger_id: "14.T1.abc" })!, 9).id).not.toBe(first.id);
  expect(first).toMatchObject({ kind: "action:evidence", channel: "C1", thread: "1.0", person: "U1", at: 5 });
  expect(readPressDetails(first)).toMatchObject({
    team: "T1",
    responseUrl: "https://hooks.slack.com/x",
    value: "message:T1:C1:1.0",
  });
});

test("a modal gives its metadata and what was filled in; one without a conversation names none", () => {
  const { channel: _, container: __, message: ___, response_url: ____, actions: _____, ...rest } = sent;
  const values = { reason: { reason: { type: "radio_buttons", selected_option: { value: "wrong" } } } };
  const modal = { id: "V1", callback_id: "feedback-reason", private_metadata: "kept", state: { values } };
  const job = pressJob("view:feedback-reason", readPress({ ...rest, type: "view_submission", view: modal })!, 5);
  expect(job).toMatchObject({ channel: "", thread: null });
  expect(readPressDetails(job)).toMatchObject({ value: "kept", responseUrl: null, message: null });
  expect(readPressDetails(job).inputs.reason?.reason?.selected_option?.value).toBe("wrong");
});

test("what is no press is none", () => {
  expect(readPress({ type: "block_actions" })).toBeNull();
  expect(readPress(null)).toBeNull();
});

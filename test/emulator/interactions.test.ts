import { describe, expect, test } from "vitest";
import type { Fields } from "../../src/emulator/model.ts";
import { open } from "./opening.ts";

const modal = { type: "modal", title: { type: "plain_text", text: "Ask" }, blocks: [{ type: "divider" }] };

function payload(delivery: { readonly payload: Fields }): Fields {
  return delivery.payload;
}

describe("a trigger", () => {
  test("opens one modal within three seconds", async () => {
    const { workspace, clock, call } = await open();
    const first = payload(workspace.shortcut("ask_global").delivery).trigger_id;
    const second = payload(workspace.shortcut("ask_global").delivery).trigger_id;
    const view = async (trigger_id: unknown): Promise<string | undefined> =>
      (await call("views.open", { trigger_id, view: modal }, { as: "form" })).error;
    clock.advance(3000);
    expect(await view(first)).toBeUndefined();
    expect(await view(first)).toBe("exchanged_trigger_id");
    clock.advance(1);
    expect(await view(second)).toBe("expired_trigger_id");
    expect(await view("9.9.9")).toBe("invalid_trigger_id");
    expect(workspace.views()).toHaveLength(1);
  });

  test("is not spent on a view that Slack refuses", async () => {
    const { workspace, call } = await open();
    const { trigger_id } = payload(workspace.shortcut("ask_global").delivery);
    const untitled = { type: "modal", blocks: [] };
    expect((await call("views.open", { trigger_id, view: untitled })).error).toBe("invalid_arguments");
    const markdown = { ...modal, blocks: [{ type: "markdown", text: "x" }] };
    expect((await call("views.open", { trigger_id, view: markdown })).error).toBe("invalid_arguments");
    const titled = { ...modal, title: { type: "plain_text", text: "x".repeat(25) } };
    expect((await call("views.open", { trigger_id, view: titled })).error).toBe("invalid_arguments");
    expect((await call("views.open", { trigger_id, view: modal })).ok).toBe(true);
  });
});

describe("a press", () => {
  test("on a feedback button carries its message, its value and a response_url", async () => {
    const { workspace, call } = await open();
    const side = (value: string): object => ({ text: { type: "plain_text", text: value }, value });
    const rate = {
      type: "feedback_buttons",
      action_id: "rate",
      positive_button: side("up"),
      negative_button: side("no"),
    };
    const blocks = [{ type: "context_actions", block_id: "below", elements: [rate] }];
    const { ts } = await call("chat.postMessage", { channel: "general", text: "answer", blocks });
    const { delivery } = workspace.blockAction("general", ts, "rate", { change: { value: "up" } });
    expect(delivery).toMatchObject({ kind: "interactive", name: "block_actions" });
    expect(payload(delivery)).toMatchObject({
      type: "block_actions",
      user: { id: workspace.user().id },
      container: { type: "message", message_ts: ts, is_ephemeral: false },
      message: { ts, text: "answer" },
      actions: [{ type: "feedback_buttons", action_id: "rate", block_id: "below", value: "up" }],
      response_url: expect.stringContaining("/response/"),
    });
  });

  test("on what is not there is refused", async () => {
    const { workspace, call } = await open();
    const { ts } = await call("chat.postMessage", { channel: "general", text: "answer" });
    expect(() => workspace.blockAction("general", ts, "rate")).toThrow("action_not_found");
    expect(() => workspace.blockAction("general", "1.0", "rate")).toThrow("message_not_found");
    expect(() => workspace.homeAction("rate")).toThrow("not_found");
  });

  test("may replace or delete its message through the response_url", async () => {
    const { workspace, call } = await open();
    const blocks = [
      { type: "actions", elements: [{ type: "button", action_id: "go", text: { type: "plain_text", text: "Go" } }] },
    ];
    const { ts } = await call("chat.postMessage", { channel: "general", text: "answer", blocks });
    const url = String(payload(workspace.blockAction("general", ts, "go").delivery).response_url);
    await fetch(url, { method: "POST", body: JSON.stringify({ text: "done", replace_original: true }) });
    expect(workspace.messages("general").map(({ text }) => text)).toEqual(["done"]);
    await fetch(url, { method: "POST", body: JSON.stringify({ delete_original: true }) });
    expect(workspace.messages("general")).toEqual([]);
  });
});

describe("a Home tab", () => {
  test("is published, shown when opened, and pressed", async () => {
    const { workspace, call } = await open();
    const user = workspace.user("zhangjingan");
    const element = { type: "button", action_id: "go", text: { type: "plain_text", text: "Go" } };
    const view = { type: "home", blocks: [{ type: "actions", elements: [element] }] };
    const { body } = await call("views.publish", { user_id: user.id, view });
    expect(body.view).toMatchObject({ type: "home", id: expect.stringMatching(/^V/), hash: expect.any(String) });
    workspace.openHome("home", "zhangjingan");
    expect(workspace.deliveries()[0]?.payload.event).toMatchObject({
      type: "app_home_opened",
      tab: "home",
      user: user.id,
      channel: expect.stringMatching(/^D/),
      view: { id: body.view.id },
    });
    expect(payload(workspace.homeAction("go").delivery)).toMatchObject({ container: { type: "view" } });
    expect((await call("views.publish", { user_id: user.id, view, hash: "old" })).error).toBe("hash_conflict");
    expect((await call("views.publish", { user_id: "U9", view })).error).toBe("user_not_found");
  });

  test("has a Messages tab, which carries no view", async () => {
    const { workspace } = await open();
    workspace.openHome("messages");
    expect(workspace.deliveries()[0]?.payload.event).toMatchObject({ type: "app_home_opened", tab: "messages" });
  });
});

test("a message shortcut carries its message", async () => {
  const { workspace } = await open();
  const { channel, ts } = workspace.say({ text: "read this" });
  expect(payload(workspace.shortcut("ask_message", { channel, ts }).delivery)).toMatchObject({
    type: "message_action",
    callback_id: "ask_message",
    message_ts: ts,
    message: { text: "read this" },
  });
});

test("what a person types reaches the app escaped, its links and mentions marked", async () => {
  const { workspace } = await open();
  const { channel } = workspace.say({ text: "1 < 2 & <@U0000000001> 看 https://example.org/a?b=1&c=2" });
  const message = workspace.messages(channel)[0];
  expect(message?.text).toBe("1 &lt; 2 &amp; <@U0000000001> 看 <https://example.org/a?b=1&amp;c=2>");
  expect(message?.blocks).toMatchObject([
    {
      type: "rich_text",
      elements: [
        {
          elements: [
            { type: "text", text: "1 < 2 & " },
            { type: "user", user_id: "U0000000001" },
            { type: "text", text: " 看 " },
            { type: "link", url: "https://example.org/a?b=1&c=2" },
          ],
        },
      ],
    },
  ]);
});

test("a direct message carries what its writer looks at, and a mention in it is none", async () => {
  const { workspace } = await open();
  const context = { entities: [{ type: "slack#/types/channel_id", value: "C0000000001" }] };
  const { channel } = workspace.directMessage({ text: "this?", appContext: context });
  expect(workspace.deliveries()[0]?.payload.event).toMatchObject({ channel_type: "im", app_context: context });
  const mentioned = workspace.mention({ text: "you", channel });
  expect(mentioned.eventIds).toHaveLength(1);
});

import { describe, expect, test } from "vitest";
import { readPlace } from "../../../src/emulator/page/place.ts";
import { screenOf } from "../../../src/emulator/page/screen.ts";
import type { Surface } from "../../../src/emulator/page/surface.ts";
import type { Workspace } from "../../../src/emulator/workspace.ts";
import { open } from "../opening.ts";

const SURFACE: Surface = {
  commands: [{ command: "/ask", description: "Ask a question", hint: "[question]" }],
  shortcuts: [
    { callbackId: "ask-about", name: "Ask about this", on: "message" },
    { callbackId: "ask-anywhere", name: "Ask the corpus", on: "anywhere" },
  ],
  prompts: [{ title: "用中文提问", message: "张景安提出了哪些建议?" }],
};

const at = (workspace: Workspace, query: string) =>
  screenOf(workspace, SURFACE, readPlace(workspace, new URLSearchParams(query)));

describe("the screen", () => {
  test("shows a channel's roots with their number of replies, and a thread beside it", async () => {
    const { workspace, call } = await open();
    const { ts } = workspace.mention({ text: "谁?" });
    const channel = workspace.channel().id;
    await call("chat.postMessage", { channel, thread_ts: ts, text: "张景安 &lt;1&gt;" });
    const { messages, thread } = at(workspace, `in=${channel}&thread=${ts}`);
    expect(messages).toContain("@wenzhai");
    expect(messages).toContain("1 reply");
    expect(messages).not.toContain("张景安 &lt;1&gt;");
    expect(thread).toContain("张景安 &lt;1&gt;");
    expect(at(workspace, `in=${channel}`).thread).toBe("");
  });

  test("shows what only the reader sees, and only to them", async () => {
    const { workspace, call } = await open();
    const channel = workspace.channel().id;
    const [me, other] = ["zhangjingan", "yubaoqing"].map((name) => workspace.user(name).id);
    await call("chat.postEphemeral", { channel, user: me, text: "for one" });
    await call("chat.postEphemeral", { channel, user: other, text: "for another" });
    const { messages } = at(workspace, "");
    expect(messages).toContain("Only visible to you");
    expect(messages).toContain("for one");
    expect(messages).not.toContain("for another");
  });

  test("offers commands, shortcuts and first questions where they belong", async () => {
    const { workspace } = await open();
    const direct = workspace.channel(workspace.user().id).id;
    workspace.say({ text: "hm" });
    const channel = at(workspace, "");
    expect(channel.composer).toContain('data-command="/ask"');
    expect(channel.messages).toContain("Ask about this");
    expect(channel.sidebar).toContain("Ask the corpus");
    expect(at(workspace, `in=${direct}`).messages).toContain("张景安提出了哪些建议?");
  });

  test("shows what the app is doing in a thread, with a button that stops it", async () => {
    const { workspace, call } = await open();
    const { ts, channel } = workspace.mention({ text: "who?" });
    await call("agents.sessions.setStatus", { channel_id: channel, thread_ts: ts, status: "processing" });
    expect(at(workspace, `in=${channel}&thread=${ts}`).thread).toContain(">Stop</button>");
    await call("agents.sessions.setStatus", { channel_id: channel, thread_ts: ts, status: "active" });
    expect(at(workspace, `in=${channel}&thread=${ts}`).thread).not.toContain("Stop");
  });

  test("shows the Home tab once there is one", async () => {
    const { workspace, call } = await open();
    expect(at(workspace, "in=home").messages).toContain("no Home tab yet");
    const blocks = [{ type: "header", text: { type: "plain_text", text: "Recent answers" } }];
    await call("views.publish", { user_id: workspace.user().id, view: { type: "home", blocks } });
    expect(at(workspace, "in=home").messages).toContain("<h3>Recent answers</h3>");
    expect(at(workspace, "in=home").composer).toBe("");
  });

  test("falls back to the first channel, whatever the address says", async () => {
    const { workspace } = await open();
    expect(at(workspace, "in=%3Cscript%3E&thread=9").heading).toBe("<h1># general</h1>");
  });
});

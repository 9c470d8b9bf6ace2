import { expect, test } from "vitest";
import { open } from "../opening.ts";

const page = { commands: [], shortcuts: [], prompts: [] };

test("the page runs no script but its own, and has no types left in it", async () => {
  const { workspace } = await open({ page });
  const response = await fetch(`${workspace.pageUrl}/`);
  const policy = String(response.headers.get("content-security-policy"));
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).not.toContain("unsafe");
  expect(response.headers.get("set-cookie")).toBeNull();
  const html = await response.text();
  expect(html).toContain("local stand-in for Slack");
  expect(html.match(/<script[^>]*>/gu)).toEqual(['<script type="module" src="/page.js">']);
  const script = await fetch(`${workspace.pageUrl}/page.js`);
  expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  const code = await script.text();
  expect(() => new Function(code)).not.toThrow();
  for (const asset of ["page.css", "page.svg"]) expect((await fetch(`${workspace.pageUrl}/${asset}`)).status).toBe(200);
});

test("a message is sent as it grows, and nothing else again", async () => {
  const { workspace, call } = await open({ page });
  const { ts, channel } = workspace.mention({ text: "who?" });
  const answer = await call("chat.postMessage", { channel, thread_ts: ts, text: "first" });
  const stream = await fetch(`${workspace.pageUrl}/screen?in=${channel}&thread=${ts}`);
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  const until = async (words: string) => {
    while (!heard.includes(words)) heard += (await reader.read()).value ?? "";
  };
  await until("first");
  heard = "";
  await call("chat.update", { channel, ts: answer.ts, text: "first and second" });
  await until("first and second");
  expect(Object.keys(JSON.parse(heard.trim().replace(/^data: /u, "")))).toEqual(["thread"]);
  await reader.cancel();
});

test("a page elsewhere gets nothing, and without a surface there is no page", async () => {
  const { workspace } = await open({ page });
  const foreign = await fetch(`${workspace.pageUrl}/screen`, { headers: { origin: "http://evil.example" } });
  expect(foreign.status).toBe(403);
  expect((await fetch(`${(await open()).workspace.pageUrl}/`)).status).toBe(404);
});

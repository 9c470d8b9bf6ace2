import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { expect } from "vitest";

/** What is asked of every transport: each tool, the articles, and arguments that no tool can take. */
export async function driveTools(client: Client): Promise<void> {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual(["ask", "check", "digest", "search"]);
  await driveAnswers(client);
  await driveArticles(client);
  await driveHostile(client);
}

interface Cited {
  readonly articleId: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

async function call<T>(client: Client, name: string, args: Record<string, unknown>): Promise<{ text: string } & T> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
  expect([name, isError ?? false]).toEqual([name, false]);
  const [{ text }] = content as [{ text: string }];
  return { ...(structuredContent as T), text };
}

async function driveAnswers(client: Client): Promise<void> {
  const question = "Who is the vice president of Xi'an Jiaotong University's First Affiliated Hospital?";
  const asked = await call<{ answered: boolean; citations: readonly Cited[] }>(client, "ask", { question });
  expect(asked.answered).toBe(true);
  for (const { articleId, quote, start, end } of asked.citations) {
    expect(asked.text).toContain(quote);
    const read = await client.readResource({ uri: `wenzhai://article/${encodeURIComponent(articleId)}` });
    const whole = (read.contents[0] as { text: string }).text;
    const article = whole.slice(whole.indexOf("\n\n") + 2);
    expect(article.slice(start, end)).toBe(quote);
  }
  const refused = await call<{ answered: boolean; refusal: object }>(client, "ask", {
    question: "What did the weather bureau say about Lima in 1931?",
  });
  expect([refused.answered, refused.refusal]).toEqual([false, expect.objectContaining({ reason: expect.any(String) })]);
  const found = await call<{ hits: readonly object[] }>(client, "search", { query: "西安交通大学", k: 2 });
  expect(found.hits).toHaveLength(2);
  const checked = await call<{ claims: readonly object[] }>(client, "check", { text: "吕毅是西安交通大学校长助理。" });
  expect(checked.claims).toHaveLength(1);
  const told = await call<{ items: readonly object[] }>(client, "digest", { request: "Tianjin in English" });
  expect(told.items).toHaveLength(1);
  expect(told.text).toContain("Digital Health Summit");
}

async function driveArticles(client: Client): Promise<void> {
  const { resources } = await client.listResources();
  expect(resources).toHaveLength(5);
  for (const uri of ["wenzhai://article/none", "wenzhai://article/%E0%A4%A", "file:///etc/passwd"])
    await expect(client.readResource({ uri })).rejects.toThrow("There is no such article");
  await expect(client.listResources({ cursor: "-1" })).rejects.toThrow("no such page");
}

const HOSTILE: readonly (readonly [string, Record<string, unknown>])[] = [
  ["ask", {}],
  ["ask", { question: "" }],
  ["ask", { question: " \n" }],
  ["ask", { question: 7 }],
  ["ask", { question: ["a"] }],
  ["ask", { question: "为".repeat(4_001) }],
  ["search", { query: "a", k: 0 }],
  ["search", { query: "a", k: 1e9 }],
  ["search", { query: "a", k: 1.5 }],
  ["search", { query: { toString: "a" } }],
  ["check", { text: null }],
  ["check", { text: "x".repeat(20_001) }],
  ["digest", { request: "from 2024 to 2023" }],
  ["nothing", {}],
];

/** Texts that a tool must take, and answer or refuse. */
const STRANGE = ["\u0000", "\ud800", "\u202e文", "[1] <script>", "?".repeat(4_000), "为".repeat(4_000), "__proto__"];

async function driveHostile(client: Client): Promise<void> {
  for (const [name, args] of HOSTILE) {
    const { isError, content } = await client.callTool({ name, arguments: args });
    expect([name, args, isError]).toEqual([name, args, true]);
    expect((content as [{ text: string }])[0].text).not.toMatch(/ at .*\.ts/u);
  }
  for (const strange of STRANGE) {
    await call(client, "ask", { question: strange });
    await call(client, "search", { query: strange });
  }
}

import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { expect, onTestFinished, test } from "vitest";
import { type CorpusServiceParts, createCorpusService } from "../../src/api/corpus-service.ts";
import type { Question } from "../../src/domain/question.ts";
import { createMcpServer } from "../../src/mcp/mcp-server.ts";
import { handClock } from "../fakes/hand-clock.ts";
import { keptLog } from "../slack/kept-log.ts";
import { answer, citation } from "../slack/samples.ts";

const ARTICLE = { title: "标题", language: "zh-Hans", people: [], aliases: [], text: "好。", hash: "0" } as const;

/** A client of a server over a corpus of which `parts` are known. */
async function clientOf(parts: Partial<CorpusServiceParts>, log = keptLog()): Promise<Client> {
  const corpus = createCorpusService({ clock: handClock("2026-03-01T12:00:00Z"), ...parts } as CorpusServiceParts);
  const server = createMcpServer({ corpus, version: "1", log, newId: () => "e7" });
  const [near, far] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: "test", version: "1" });
  await Promise.all([server.connect(far), client.connect(near)]);
  onTestFinished(() => client.close());
  return client;
}

test("asks with the day of the machine", async () => {
  const asked: Question[] = [];
  const client = await clientOf({
    async *ask(question) {
      asked.push(question);
      yield { type: "end", answer: answer([citation()]) };
    },
  });
  await client.callTool({ name: "ask", arguments: { question: "谁出席？" } });
  expect(asked).toEqual([{ text: "谁出席？", now: "2026-03-01" }]);
});

test("tells of a fault of ours by an id alone", async () => {
  const log = keptLog();
  const checkText = async () => {
    throw new TypeError("secret");
  };
  const client = await clientOf({ checkText }, log);
  const result = await client.callTool({ name: "check", arguments: { text: "好。" } });
  expect(result).toEqual({ isError: true, content: [{ type: "text", text: expect.stringContaining("(id e7)") }] });
  expect(JSON.stringify(result)).not.toContain("secret");
  expect(log.lines.map(({ event }) => event)).toEqual(["mcp-tool-failed"]);
});

test("ends an answer that nobody waits for", async () => {
  const ended = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const client = await clientOf({
    async *ask(_question, options) {
      begun.resolve();
      await new Promise((resolve) => options?.signal?.addEventListener("abort", resolve));
      ended.resolve();
      yield { type: "end", answer: answer([citation()]) };
    },
  });
  const leaving = new AbortController();
  const asked = client.callTool({ name: "ask", arguments: { question: "谁？" } }, undefined, {
    signal: leaving.signal,
  });
  await begun.promise;
  leaving.abort();
  await expect(asked).rejects.toThrow();
  await ended.promise;
});

test("lists the articles a page at a time, every one once", async () => {
  const articles = Array.from({ length: 250 }, (_, i) => ({ ...ARTICLE, id: `浦江/${i} a?` }));
  const client = await clientOf({
    articles: async () => articles,
    article: async (id) => (id === "浦江/7 a?" ? { article: { ...ARTICLE, id }, sentences: [] } : null),
  });
  const uris: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.listResources(cursor === undefined ? {} : { cursor });
    uris.push(...page.resources.map(({ uri }) => uri));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  expect(new Set(uris).size).toBe(250);
  const { contents } = await client.readResource({ uri: uris[7]! });
  expect(contents).toEqual([{ uri: uris[7], mimeType: "text/plain", text: "标题\n\n\n好。" }]);
});

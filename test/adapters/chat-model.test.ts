import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { openChatModel } from "../../src/adapters/chat-model.ts";
import { modelFailure } from "../../src/adapters/model-failure.ts";
import { WenzhaiError } from "../../src/errors.ts";
import { says, startOpenAiServer } from "../fakes/openai-server.ts";

const NOW = Date.parse("2026-11-02T09:00:00Z");

async function served() {
  const server = await startOpenAiServer(() => says("好"));
  onTestFinished(() => server.close());
  return server;
}

describe("a chat model", () => {
  test.each([
    ["a plain name", "local-model", "local-model"],
    ["a name with a provider", "openai:gpt-local", "gpt-local"],
    ["a tag of a local server", "qwen3:8b", "qwen3:8b"],
    ["a tag under a provider's name", "mistral:7b-instruct", "mistral:7b-instruct"],
    ["an unknown word before the colon", "mine:best", "mine:best"],
  ])("of %s is asked for at the endpoint, with the key", async (_, model, sent) => {
    const server = await served();
    const chat = await openChatModel({ model, apiKey: "sk-of-the-test", baseUrl: server.baseUrl });
    let text = "";
    for await (const chunk of await chat.stream([["human", "?"]])) text += chunk.text;
    expect(text).toBe("好");
    expect(server.requests.at(-1)).toMatchObject({ model: sent, stream: true, authorization: "Bearer sk-of-the-test" });
  });

  test("of a local server needs no key", async () => {
    const server = await served();
    const chat = await openChatModel({ model: "local", baseUrl: server.baseUrl });
    for await (const _ of await chat.stream("?"));
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ["no key and no address", { model: "gpt-x" }, "OPENAI_API_KEY"],
    ["an address that is none", { model: "local", baseUrl: "localhost:11434" }, "OPENAI_BASE_URL"],
    [
      "a provider that is not installed",
      { model: "anthropic:claude-x", apiKey: "k" },
      "npm install @langchain/anthropic",
    ],
  ])("with %s is refused with the way out", async (_, settings, named) => {
    const problem = await openChatModel(settings).catch((thrown: unknown) => thrown);
    expect(problem).toMatchObject({ code: "bad-config" });
    expect((problem as WenzhaiError).message).toContain(named);
  });

  test("costs nothing until it is opened", () => {
    const file = fileURLToPath(new URL("../../src/adapters/chat-model.ts", import.meta.url));
    const script = `await import(${JSON.stringify(file)}); await import(${JSON.stringify(file.replace("adapters/chat-model", "answering/generation/write-answer"))}); console.log(process.memoryUsage().rss < 120e6, Object.keys(require.cache).some((k) => k.includes("langchain")))`;
    const said = execFileSync(process.execPath, [
      "--input-type=module",
      "-e",
      `import { createRequire } from "node:module"; const require = createRequire(import.meta.url); ${script}`,
    ]);
    expect(String(said).trim()).toBe("true false");
  });
});

describe("a failure of a model", () => {
  test.each([
    [{ status: 401 }, "model-unavailable", false],
    [{ status: 404 }, "model-unavailable", false],
    [{ status: 413 }, "model-unavailable", false],
    [{ status: 418 }, "model-unavailable", false],
    [{ status: 429 }, "model-rate-limited", true],
    [{ status: 429, code: "insufficient_quota" }, "model-rate-limited", false],
    [{ status: 500 }, "model-unavailable", true],
    [{ status: 504 }, "model-timeout", true],
    [Object.assign(new Error("Request timed out."), { name: "TimeoutError" }), "model-timeout", true],
    [
      new Error("Connection error.", { cause: Object.assign(new Error("x"), { code: "ECONNREFUSED" }) }),
      "model-unavailable",
      true,
    ],
    [new TypeError("terminated"), "model-unavailable", true],
    [new SyntaxError("Unexpected token"), "model-bad-reply", true],
    ["a text", "model-bad-reply", true],
    [undefined, "model-bad-reply", true],
  ])("%o is %s", (thrown, code, retryable) => {
    expect(modelFailure(thrown, NOW).error).toMatchObject({ code, retryable });
  });

  test("of our own stays as it is", () => {
    const own = new WenzhaiError("bad-config", "no");
    expect(modelFailure(own, NOW).error).toBe(own);
  });

  test.each([
    [{ "retry-after": "3" }, 3000],
    [{ "retry-after": " 0.5 " }, 500],
    [{ "retry-after-ms": "120", "retry-after": "9" }, 120],
    [{ "retry-after": "Mon, 02 Nov 2026 09:01:00 GMT" }, 60_000],
    [{ "retry-after": "Mon, 02 Nov 2026 08:00:00 GMT" }, 0],
    [{ "retry-after": "soon" }, null],
    [{}, null],
  ])("that says %o asks for %s ms", (headers, ms) => {
    expect(
      modelFailure({ status: 503, headers: new Headers(headers as Record<string, string>) }, NOW).retryAfterMs,
    ).toBe(ms);
  });

  test("holds no key, in its message or its cause", () => {
    const { error } = modelFailure({ status: 401, message: "Incorrect API key provided: sk-abcdefghijklmnop123" }, NOW);
    expect(`${error.message}${(error.cause as Error).message}${error.stack}`).not.toContain("abcdefghijklmnop");
  });
});

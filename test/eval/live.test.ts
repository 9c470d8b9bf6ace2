import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { measureJudged, measureVetoes } from "../../scripts/eval/measure-grounding.ts";
import { measureLive } from "../../scripts/eval/measure-told.ts";
import type { ModelConfig } from "../../src/app/config.ts";

/** Judges that what speaks of hospitals is supported, and answers with the first source it is given. */
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (part: Buffer) => {
    body += part.toString();
  });
  request.on("end", () => {
    const { messages, stream } = JSON.parse(body) as { messages: { content: string }[]; stream?: boolean };
    const content = replyTo(messages.at(-1)!.content);
    if (stream !== true) {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content } }] }));
      return;
    }
    const chunk = { object: "chat.completion.chunk", choices: [{ index: 0, delta: { role: "assistant", content } }] };
    response.setHeader("content-type", "text/event-stream");
    response.end(`data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`);
  });
});

function replyTo(asked: string): string {
  const source = /^⟦([^⟧\s]+)⟧\s*(.+)$/mu.exec(asked);
  if (source !== null) return `${source[2]} ⟦${source[1]}⟧`;
  const at = asked.indexOf('{"claims"');
  if (at < 0) return "{}";
  const { claims } = JSON.parse(asked.slice(at)) as { claims: { id: string; text: string }[] };
  return JSON.stringify({
    verdicts: claims.map(({ id, text }) => ({
      id,
      verdict: text.includes("护士") ? "not_enough" : "supported",
      because: "",
    })),
  });
}

const home = fileURLToPath(new URL("../..", import.meta.url));
let model: ModelConfig;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  model = { apiKey: "none", baseUrl: `http://127.0.0.1:${port}/v1`, chat: "local" };
});
afterAll(() => {
  server.close();
});

const corpus = { engine: null as never, texts: new Map<string, string>(), close: async () => {} };
const claims = [
  { id: "1", claim: "医院有80名医生。", evidence: ["医院有80名医生。"], supported: true, kind: "true" },
  { id: "2", claim: "医院有90名医生。", evidence: ["医院有80名医生。"], supported: false, kind: "number" },
  { id: "3", claim: "医院的护士来自外地。", evidence: ["医院的医生来自外地。"], supported: false, kind: "object" },
];

test("vetoes alone are measured by what they contradict", async () => {
  expect(await measureVetoes({ places: { data: "", home }, rows: claims, corpus })).toEqual({
    "true contradicted": 0,
    "changed contradicted": 0.5,
    "numbers, units, months contradicted": 1,
  });
});

test("a configured model is measured as the judge", async () => {
  const run = { places: { data: "", home, model }, rows: claims, corpus };
  expect(await measureJudged(0)(run)).toEqual({ "true accepted": 1, "changed accepted": 0 });
});

test("a configured model is measured as the writer", async () => {
  const rows = [{ id: "1", question: "上海健康医学院的校长是谁？", must: [["吴韬"]], answerable: true }];
  const measured = await measureLive({ places: { data: "", home, model }, rows, corpus });
  expect(measured).toMatchObject({ "told by the model": 1, answered: 1 });
});

import type { FromEngine, ToEngine } from "../../../src/app/engine-process/protocol.ts";
import { serveEngine } from "../../../src/app/engine-process/serve-engine.ts";
import type { Answer } from "../../../src/domain/answer.ts";

// A process that answers each question with itself, but hangs for ever over "hang" and ends at "end".
const send = (message: FromEngine): void => void process.send?.(message);
const unused = async () => Promise.reject(new Error("not here"));
const take = serveEngine(
  {
    async *ask({ text }) {
      yield { type: "searching", question: text, rewritten: null };
      await new Promise((resolve) => setImmediate(resolve));
      if (text === "hang") for (;;) {}
      if (text === "end") process.exit(7);
      if (text === "wait") await new Promise(() => undefined);
      yield { type: "end", answer: { lines: [{ text, markers: [] }] } as unknown as Answer };
    },
    checkText: async () => [],
    search: async () => [],
    digest: unused,
    ingest: unused,
    takeFetched: unused,
    fillVectors: unused,
    close: async () => undefined,
    index: { articles: async () => [], refresh: async () => false, sentences: async () => [], status: unused },
  },
  send,
);
process.once("disconnect", () => process.exit(0));
process.on("message", (message: ToEngine) => (message.type === "open" ? send({ type: "opened" }) : take(message)));

import { asWenzhaiError } from "../../errors.ts";
import type { Log } from "../../ports/log.ts";
import type { Engine } from "../compose.ts";
import type { CallName, Calls, FromEngine, ToEngine } from "./protocol.ts";
import { sendError } from "./sent-error.ts";

/** What the process that answers does for the one that asked. */
export type Served = Pick<
  Engine,
  "ask" | "search" | "digest" | "checkText" | "ingest" | "takeFetched" | "fillVectors" | "close"
> & {
  readonly index: Pick<Engine["index"], "articles" | "refresh" | "sentences" | "status">;
};

/** Gives the function that takes the messages to an engine; `send` takes those from it. */
export function serveEngine(engine: Served, send: (message: FromEngine) => void): (message: ToEngine) => void {
  const asked = new Map<number, AbortController>();
  const answer = async (message: Extract<ToEngine, { type: "ask" }>): Promise<void> => {
    const { id, question } = message;
    const controller = new AbortController();
    asked.set(id, controller);
    try {
      for await (const event of engine.ask(question, { signal: controller.signal })) send({ type: "event", id, event });
      send({ type: "ended", id });
    } catch (thrown) {
      send({ type: "failed", id, error: sendError(thrown) });
    } finally {
      asked.delete(id);
    }
  };
  const call = async ({ id, name, args }: Extract<ToEngine, { type: "call" }>): Promise<void> => {
    try {
      const progress = (done: number): void => send({ type: "progress", id, done });
      send({ type: "result", id, result: await callOf(engine, name, args, progress) });
    } catch (thrown) {
      send({ type: "failed", id, error: sendError(thrown) });
    }
  };
  return (message) => {
    if (message.type === "ask") void answer(message);
    else if (message.type === "call") void call(message);
    else if (message.type === "abort") asked.get(message.id)?.abort();
    else if (message.type === "ping") send({ type: "pong" });
  };
}

type Progress = (done: number) => void;

async function callOf(engine: Served, name: CallName, args: unknown, progress: Progress): Promise<unknown> {
  const calls: { readonly [N in CallName]: (args: Calls[N]["args"]) => Promise<Calls[N]["result"]> } = {
    digest: (request) => engine.digest(request),
    checkText: (text) => engine.checkText(text),
    search: ({ question, k }) => engine.search(question, k),
    article: async (id) => {
      const article = (await engine.index.articles()).find((each) => each.id === id);
      return article === undefined ? null : { article, sentences: await engine.index.sentences(id) };
    },
    articles: () => engine.index.articles(),
    status: () => engine.index.status(),
    refresh: () => engine.index.refresh(),
    ingest: (paths) => engine.ingest(paths, progress),
    takeFetched: (files) => engine.takeFetched(files),
    fillVectors: async () => {
      await engine.fillVectors();
      return null;
    },
    close: async () => {
      await engine.close();
      return null;
    },
  };
  return calls[name](args as never);
}

/** A log whose lines go to the process that asked, errors as texts. */
export function sendingLog(send: (message: FromEngine) => void): Log {
  const at =
    (level: "info" | "warn" | "error") =>
    (event: string, fields: Readonly<Record<string, unknown>> = {}) => {
      const sent = Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? told(value) : value]);
      send({ type: "log", level, event, fields: Object.fromEntries(sent) });
    };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

function told(error: Error): Readonly<Record<string, unknown>> {
  const { code, message, detail } = { ...sendError(error), code: asWenzhaiError(error).code };
  return { code, message, detail };
}

import type { StartLink } from "../../src/app/engine-process/engine-child-link.ts";
import { type Served, serveEngine } from "../../src/app/engine-process/serve-engine.ts";

/** A link to an engine in this process, each message copied as if it went to another. */
export function linkedEngine(engine: Served): StartLink {
  return (onMessage) => {
    const take = serveEngine(engine, (message) => void queueMicrotask(() => onMessage(structuredClone(message))));
    return {
      send: (message) => {
        if (message.type === "open") queueMicrotask(() => onMessage({ type: "opened" }));
        else take(structuredClone(message));
      },
      kill: () => undefined,
    };
  };
}

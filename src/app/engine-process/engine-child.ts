import { systemClock } from "../../adapters/system-clock.ts";
import { openEngine } from "../compose.ts";
import type { FromEngine, ToEngine } from "./protocol.ts";
import { sendError } from "./sent-error.ts";
import { sendingLog, serveEngine } from "./serve-engine.ts";

// The process that answers: forked by engine-host.ts, it ends with the process that asked.
const send = (message: FromEngine): void => {
  process.send?.(message, undefined, undefined, () => undefined);
};
process.once("disconnect", () => process.exit(0));
// Whoever stops the bot with Ctrl-C stops it by its parent, which has questions to finish.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);

let ids = 0;
process.once("message", (first: ToEngine) => {
  if (first.type !== "open") throw new TypeError("The first message opens the engine.");
  const world = { clock: systemClock(), log: sendingLog(send), newId: () => `engine-${++ids}` };
  openEngine(first.config, world).then(
    (engine) => {
      process.on("message", serveEngine(engine, send));
      send({ type: "opened" });
    },
    (thrown: unknown) => send({ type: "not-opened", error: sendError(thrown) }),
  );
});

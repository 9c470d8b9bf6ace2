import { readStopped } from "./incoming.ts";
import type { ListenerContext } from "./listener-context.ts";

/** Someone pressed Stop: what is being answered in that thread ends with what was proved so far. */
export async function onStopped(context: ListenerContext, event: unknown): Promise<void> {
  const stopped = readStopped(event);
  if (stopped === null) return;
  context.parts.log.info("stop-pressed", { answers: context.running.stop(stopped.channel, stopped.thread_ts) });
}

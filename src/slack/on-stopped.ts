import { readStopped } from "./incoming.ts";
import type { Room } from "./room.ts";

/** Someone pressed Stop: what is being answered in that thread ends with what was proved so far. */
export async function onStopped(room: Room, event: unknown): Promise<void> {
  const stopped = readStopped(event);
  if (stopped === null) return;
  room.parts.log.info("stop-pressed", { answers: room.running.stop(stopped.channel, stopped.thread_ts) });
}

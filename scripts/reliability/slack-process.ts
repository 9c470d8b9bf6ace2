/**
 * A local Slack in a process of its own, so that it outlives the bots that are killed against it. Its first line of output is
 * the address of its Web API; it is driven over HTTP, and ends with its parent's pipe.
 */
import { systemClock } from "../../src/adapters/system-clock.ts";
import { startWorkspace } from "../../src/emulator/start-workspace.ts";

const clock = systemClock();
const rooms = ["general", "research", "closing", "long"].map((name) => ({ name }));
const workspace = await startWorkspace({ clock, idsAfter: clock.now(), rooms });
process.stdout.write(`${workspace.apiUrl}\n`);
process.stdin.resume();
process.stdin.once("end", () => process.exit(0));

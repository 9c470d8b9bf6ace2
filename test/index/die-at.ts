import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

type Call = (...args: unknown[]) => Promise<unknown>;

/**
 * Ends this process by SIGKILL at its `moment`-th step on the disk, counted from 1: before or after a call that changes
 * files, or with half of a file written. A number in place of milliseconds makes the moments the same on any machine.
 */
export async function dieAt(moment: number): Promise<void> {
  let steps = 0;
  const step = (): void => {
    if (++steps === moment) process.kill(process.pid, "SIGKILL");
  };
  const watched = (call: Call): Call =>
    async function (this: unknown, ...args) {
      step();
      const result = await call.apply(this, args);
      step();
      return result;
    };
  const handle = await fs.open("/dev/null");
  const methods = Object.getPrototypeOf(handle) as Record<"write" | "writeFile" | "sync", Call>;
  await handle.close();
  const write = methods.write;
  methods.write = async function (bytes, offset, length) {
    if (steps + 1 === moment) await write.call(this, bytes, offset, Math.floor(Number(length) / 2));
    step();
    return write.call(this, bytes, offset, length);
  };
  for (const name of ["writeFile", "sync"] as const) methods[name] = watched(methods[name]);
  const calls = fs as unknown as Record<string, Call>;
  for (const name of ["mkdir", "rename", "rm", "open"]) calls[name] = watched(calls[name] as Call);
  syncBuiltinESMExports();
}

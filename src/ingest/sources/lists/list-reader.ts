import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import PQueue from "p-queue";
import type { Clock } from "../../../ports/clock.ts";
import type { ListReply, ListTask } from "./list-process.ts";

/** Reads feeds and sitemaps in a process of its own. */
export interface ListReader {
  read(task: ListTask): Promise<ListReply>;
  close(): void;
}

const SECONDS = 10;
const MEGABYTES = 400;

/**
 * A reader whose process has limits of time and memory, and none of the settings of this one: what exceeds them is a fault
 * like any other, and the next list gets a fresh process. One list is read at a time.
 */
export function createListReader(clock: Clock, seconds = SECONDS): ListReader {
  const queue = new PQueue({ concurrency: 1 });
  let child: ChildProcess | null = null;
  const start = (): ChildProcess =>
    fork(fileURLToPath(new URL("./list-process.ts", import.meta.url)), {
      execArgv: [`--max-old-space-size=${MEGABYTES}`, "--no-warnings"],
      env: {},
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
    });
  const end = (): void => {
    child?.kill("SIGKILL");
    child = null;
  };
  const read = async (task: ListTask): Promise<ListReply> => {
    child ??= start();
    let late = false;
    const cancel = clock.after(seconds * 1000, () => {
      late = true;
      end();
    });
    const reply = await ask(child, task);
    cancel();
    if (reply !== null) return reply;
    end();
    return { fault: late ? `takes longer than ${seconds} s to read.` : `needs more than ${MEGABYTES} MB to be read.` };
  };
  return { read: (task) => queue.add(() => read(task)), close: end };
}

/** The reply; null when the process ended over it. */
function ask(child: ChildProcess, task: ListTask): Promise<ListReply | null> {
  return new Promise((resolve) => {
    const done = (reply: ListReply | null): void => {
      child.off("message", answered);
      child.off("exit", ended);
      child.off("error", ended);
      resolve(reply);
    };
    const answered = (reply: unknown): void => done(reply as ListReply);
    const ended = (): void => done(null);
    child.on("message", answered);
    child.on("exit", ended);
    child.on("error", ended);
    child.send(task, (error) => (error === null ? undefined : ended()));
  });
}

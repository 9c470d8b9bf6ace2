import type { ChildProcess } from "node:child_process";
import PQueue from "p-queue";
import type { Clock } from "../../../ports/clock.ts";
import { forkApart, workApart } from "../../extract/apart/work-apart.ts";
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
  const end = (): void => {
    child?.kill("SIGKILL");
    child = null;
  };
  const read = async (task: ListTask): Promise<ListReply> => {
    child ??= forkApart(new URL("./list-process.ts", import.meta.url), MEGABYTES);
    let late = false;
    const cancel = clock.after(seconds * 1000, () => {
      late = true;
      end();
    });
    const reply = await workApart(child, task);
    cancel();
    if (typeof reply !== "string") return reply as ListReply;
    end();
    return { fault: late ? `takes longer than ${seconds} s to read.` : `needs more than ${MEGABYTES} MB to be read.` };
  };
  return { read: (task) => queue.add(() => read(task)), close: end };
}

/** One conversation at a time in each thread: what is asked there waits for what was asked before. */
export interface ThreadTurns {
  /** How many are under way or waiting in a thread. */
  ahead(channel: string, thread: string): number;
  /** Runs `work` when everything before it in the thread has ended, well or badly. */
  inTurn<T>(channel: string, thread: string, work: () => Promise<T>): Promise<T>;
}

/** Turns of the threads of this process. */
export function createThreadTurns(): ThreadTurns {
  const lines = new Map<string, { last: Promise<unknown>; waiting: number }>();
  return {
    ahead: (channel, thread) => lines.get(`${channel}:${thread}`)?.waiting ?? 0,
    inTurn: (channel, thread, work) => {
      const key = `${channel}:${thread}`;
      const line = lines.get(key) ?? { last: Promise.resolve(), waiting: 0 };
      lines.set(key, line);
      line.waiting += 1;
      const turn = line.last.then(work);
      line.last = turn
        .catch(() => undefined)
        .then(() => {
          line.waiting -= 1;
          if (line.waiting === 0) lines.delete(key);
        });
      return turn;
    },
  };
}

import { SingleBar } from "cli-progress";

/** Shows how far something is. */
export interface Progress {
  /** `count` are done, of `all` where that is known. */
  at(count: number, all?: number): void;
  end(): void;
}

const EVERY = 1000;

/** A bar on a terminal; elsewhere a plain line every thousand. How many there will be is not known before they are read. */
export function createProgress(stream: NodeJS.WriteStream, what: string): Progress {
  if (!stream.isTTY)
    return { at: (count) => void (count % EVERY === 0 && stream.write(`${count} ${what}\n`)), end: () => {} };
  const bar = new SingleBar({
    stream,
    format: `{bar} {value} ${what}, {duration_formatted}`,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(100, 0);
  return {
    at(count, all) {
      if (all !== undefined) bar.setTotal(all);
      else if (count >= bar.getTotal()) bar.setTotal(count * 2);
      bar.update(count);
    },
    end: () => bar.stop(),
  };
}

import { SingleBar } from "cli-progress";

/** Shows how far something is. */
export interface Progress {
  at(count: number): void;
  end(): void;
}

const EVERY = 1000;

/** A bar on a terminal, for work whose extent is known from its first step on; elsewhere a plain line every thousand. */
export function createKnownProgress(stream: NodeJS.WriteStream, what: string) {
  const bar = stream.isTTY
    ? new SingleBar({
        stream,
        format: `{bar} {value} of {total} ${what}, {duration_formatted}, {eta_formatted} to go`,
        hideCursor: true,
        clearOnComplete: true,
      })
    : null;
  let told = 0;
  return {
    at(count: number, total: number): void {
      if (bar === null) {
        if (Math.floor(count / EVERY) > told) stream.write(`${count} of ${total} ${what}\n`);
        told = Math.floor(count / EVERY);
        return;
      }
      if (!bar.isActive) bar.start(total, 0);
      bar.setTotal(total);
      bar.update(count);
    },
    end: (): void => bar?.stop(),
  };
}

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
    at(count) {
      if (count >= bar.getTotal()) bar.setTotal(count * 2);
      bar.update(count);
    },
    end: () => bar.stop(),
  };
}

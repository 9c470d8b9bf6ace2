const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long to wait after this many failures in a row: a second, then twice as long each time, half a minute at most. */
export function backOffMs(failures: number): number {
  return Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 10), LONGEST_MS);
}

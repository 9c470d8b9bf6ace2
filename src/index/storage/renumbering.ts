/** New number of each old passage number; HOLE where the passage goes away. The numbers that stay ascend. */
export type Renumbering = Uint32Array;

/** Stands for "no passage". */
export const HOLE = 0xffffffff;

/** Every live passage keeps its number, except those that are removed. */
export function keepNumbers(live: Uint8Array, removed: ReadonlySet<number>): Renumbering {
  return Uint32Array.from(live, (isLive, number) => (isLive === 1 && !removed.has(number) ? number : HOLE));
}

/** The passages that stay move together: 0, 1, 2 and so on. */
export function closeHoles(numbers: Renumbering): Renumbering {
  let next = 0;
  return numbers.map((number) => (number === HOLE ? HOLE : next++));
}

import { chmodSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** What lies in a data directory and is ours. */
const OURS = /^(?:\.|index$|fetched$|before-restore-|log\.jsonl$|[a-z]{1,20}\.sqlite)/u;

/**
 * Closes a data directory that is there to everyone but its owner: 0700, and 0600 for the files. A directory that holds
 * other things too stays open, and so does what belongs to another user.
 */
export function closeDataFolder(path: string): void {
  try {
    const names = readdirSync(path);
    if (names.every((name) => OURS.test(name))) chmodSync(path, 0o700);
    for (const name of names.filter((each) => OURS.test(each))) closeBelow(join(path, name));
  } catch {
    // It is not there yet, or not ours to change: whether it can be used is told by whoever uses it.
  }
}

function closeBelow(path: string): void {
  let below: string[];
  try {
    below = readdirSync(path);
  } catch {
    chmodSync(path, 0o600);
    return;
  }
  chmodSync(path, 0o700);
  for (const name of below) closeBelow(join(path, name));
}

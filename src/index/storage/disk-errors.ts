import { WenzhaiError } from "../../errors.ts";

/** Runs what writes into `directory`; whatever goes wrong becomes a disk error, a WenzhaiError stays what it is. */
export async function onDisk<T>(directory: string, write: () => Promise<T> | T): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (cause instanceof WenzhaiError) throw cause;
    throw new WenzhaiError(
      "disk",
      `The index could not be written to ${directory}: the disk is full, failing or not writable (${reasonOf(cause)}). The earlier state is kept; make room and try again.`,
      { cause, retryable: true },
    );
  }
}

/** Says that an index is there but cannot be read, which is no damage: nothing must be deleted for it. */
export function unreadable(directory: string, cause: unknown): WenzhaiError {
  return new WenzhaiError(
    "disk",
    `The index in ${directory} cannot be read (${reasonOf(cause)}); check who may read it and try again.`,
    { cause, retryable: true },
  );
}

/** Says that files are not what was written, and what to do. */
export function damaged(directory: string, cause?: unknown): WenzhaiError {
  return new WenzhaiError(
    "index-damaged",
    `The index in ${directory} is damaged and no earlier state of it is sound; restore a backup, or delete that directory and ingest again.`,
    { cause },
  );
}

/** Says that another process holds the lock. */
export function indexBusy(root: string): WenzhaiError {
  return new WenzhaiError("index-busy", `Another process is writing the index in ${root}; try again when it is done.`, {
    retryable: true,
  });
}

/** Says that what was searched is no longer in use. */
export function changedMeanwhile(): WenzhaiError {
  return new WenzhaiError("index-busy", "The index changed while it was being searched; ask again.", {
    retryable: true,
  });
}

/** The system's code of an error, such as ENOENT; null for an error of another kind. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return null;
  return String(error.code);
}

function reasonOf(cause: unknown): string {
  return systemCode(cause) ?? "it did not read back";
}

import { type FileHandle, open, rename } from "node:fs/promises";

/** Read and write in pieces, for one call takes at most 2 GB. */
const PIECE = 1 << 30;

/** Writes a new file from pieces one after another and waits until the disk has it. */
export async function writeDurably(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, "wx");
  try {
    for (const piece of pieces) await writeAll(file, piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    at += (await file.write(bytes, at, Math.min(PIECE, bytes.length - at))).bytesWritten;
  }
}

/** Waits until the disk has a file, or a directory's list of names, as it is now. */
export async function syncPath(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts a small file in the place of another, whole. */
export async function replaceFile(directory: string, name: string, bytes: Uint8Array): Promise<void> {
  const draft = `${directory}/${name}.new`;
  const file = await open(draft, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, `${directory}/${name}`);
  await syncPath(directory);
}

/** The bytes of a file in a buffer of their own. */
export async function readWhole(path: string): Promise<ArrayBuffer> {
  const file = await open(path, "r");
  try {
    return await readAll(file);
  } finally {
    await file.close();
  }
}

async function readAll(file: FileHandle): Promise<ArrayBuffer> {
  const { size } = await file.stat();
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; ) {
    const { bytesRead } = await file.read(bytes, at, Math.min(PIECE, size - at));
    if (bytesRead === 0) throw new RangeError("A file became shorter while it was read.");
    at += bytesRead;
  }
  return bytes.buffer;
}

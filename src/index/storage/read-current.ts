import { type FileHandle, open, readdir } from "node:fs/promises";
import type { Log } from "../../ports/log.ts";
import { damaged, systemCode } from "./disk-errors.ts";
import { type DataFile, type Manifest, readManifest } from "./manifest.ts";
import { Snapshots } from "./snapshot.ts";

/** A file of the state that counts, as it is called below the directory of the index. */
export interface CurrentFile {
  readonly name: string;
  readonly file: FileHandle;
  /** What its manifest says its bytes are; null for the manifest itself. */
  readonly sha256: string | null;
}

/** The state that counts, open: it stays whole however often somebody writes meanwhile. */
export interface CurrentState {
  /** What the pointer is to hold. */
  readonly pointer: Uint8Array;
  readonly files: readonly CurrentFile[];
  close(): Promise<void>;
}

/** A writer may remove what the pointer named when it was read, but not every time. */
const TRIES = 20;

/** Opens the files of the state of the index at `root` that counts; null where there is none. Throws index-damaged. */
export async function readCurrent(root: string, log: Log): Promise<CurrentState | null> {
  const snapshots = new Snapshots(root, log);
  for (let tried = 0; tried < TRIES; tried++) {
    const name = await snapshots.pointer();
    if (name === null) return null;
    if (name === "") break;
    const opened: [string, FileHandle][] = [];
    const close = async () => void (await Promise.all(opened.map(([, file]) => file.close())));
    try {
      const pointer = await open(`${root}/current`).then((file) => file.readFile().finally(() => file.close()));
      for (const each of await readdir(`${root}/${name}`)) opened.push([each, await open(`${root}/${name}/${each}`)]);
      if (pointer.toString().startsWith(`${name} `)) return { pointer, close, files: await described(name, opened) };
      await close();
    } catch (error) {
      await close();
      if (systemCode(error) !== "ENOENT") throw error;
    }
  }
  throw damaged(root);
}

async function described(name: string, opened: readonly [string, FileHandle][]): Promise<readonly CurrentFile[]> {
  const manifest = opened.find(([each]) => each === "manifest")?.[1];
  if (manifest === undefined) throw damaged(name);
  const bytes = Buffer.alloc((await manifest.stat()).size);
  await manifest.read(bytes, 0, bytes.length, 0);
  const { files }: Manifest = readManifest(bytes);
  return opened.map(([each, file]) => ({
    name: `${name}/${each}`,
    file,
    sha256: files[each as DataFile]?.sha256 ?? null,
  }));
}

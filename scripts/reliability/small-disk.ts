import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A file system of its own, so small that it can be filled to the last page. */
export interface SmallDisk {
  readonly path: string;
  /** Leaves so many pages of 4 KB free. */
  fill(pages: number): void;
  /** Gives the space back. */
  empty(): void;
  remove(): void;
}

const PAGE = 4_096;
/** Tools of the system. */
const SYSTEM = { mount: "mount", unmount: "umount" };

/**
 * Copies a folder onto a tmpfs of `megabytes`, mounted at `path`. That needs the right to mount: root, or a container that has it.
 * Throws where it is missing.
 */
export function mountSmallDisk(folder: string, path: string, megabytes: number): SmallDisk {
  mkdirSync(path);
  const mounted = spawnSync(SYSTEM.mount, ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0700`, "tmpfs", path]);
  if (mounted.status !== 0) throw new Error(`No file system could be mounted to be filled: ${mounted.stderr}`);
  cpSync(folder, path, { recursive: true });
  const ballast = join(path, "ballast");
  return {
    path,
    fill(pages) {
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - pages * PAGE)));
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => void spawnSync(SYSTEM.unmount, ["--lazy", path]),
  };
}

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type ArchiveReader, openArchive } from "../../adapters/backup/archive.ts";
import { isInUse } from "../../adapters/backup/copy-database.ts";
import { WenzhaiError } from "../../errors.ts";
import type { Session } from "../console/session.ts";
import { refuseDatabase } from "./backup-command.ts";

/** What a backup may hold, and what a restored one takes the place of. */
const FILE =
  /^(?:index\/(?:\d{6,15}\/[a-z]{1,20}(?:\.bin)?|current)|[a-z]{1,20}\.sqlite|fetched\/[\p{L}\p{N}-][\p{L}\p{N}.-]{0,255}\/[0-9a-f]{20}\.[a-z]{1,8})$/u;
const OURS = /^(?:index|fetched|[a-z]{1,20}\.sqlite(?:-wal|-shm|-journal)?)$/u;

/**
 * `wenzhai restore FILE`: puts the index and the databases of a backup in the place of those that are there, which are moved
 * aside, not deleted. Nothing is touched before the whole backup has been read and is sound.
 */
export async function restoreCommand(path: string, { config, world, out }: Session): Promise<void> {
  const { data, databaseUrl } = config;
  refuseDatabase(databaseUrl);
  const archive = openArchive(path);
  const staged = join(data, ".restoring");
  try {
    if (
      ["wenzhai.sqlite", "embeddings.sqlite"].some((name) => existsSync(join(data, name)) && isInUse(join(data, name)))
    )
      throw new WenzhaiError("index-busy", `A bot or another command works on ${data}: stop it, then restore again.`);
    extract(archive, staged, path);
    const aside = join(data, `before-restore-${new Date(world.clock.now()).toISOString().replaceAll(":", "-")}`);
    const moved = move(data, aside);
    move(staged, data);
    out(`${data} is as it was in ${path}.${moved > 0 ? ` What was there before is in ${aside}.` : ""}`);
  } finally {
    archive.close();
    rmSync(staged, { recursive: true, force: true });
  }
}

function extract(archive: ArchiveReader, staged: string, path: string): void {
  rmSync(staged, { recursive: true, force: true });
  const strange = archive.names.find((name) => !FILE.test(name));
  if (strange !== undefined)
    throw new WenzhaiError("bad-file", `The backup ${path} holds a file of another kind: use another one.`);
  for (const name of archive.names) {
    mkdirSync(dirname(join(staged, name)), { recursive: true });
    write(join(staged, name), archive.read(name));
  }
}

function write(path: string, pieces: Iterable<Uint8Array>): void {
  const file = openSync(path, "wx");
  try {
    for (const piece of pieces) for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Moves what is ours from one folder to another, which is made when there is anything; gives how much there was. */
function move(from: string, to: string): number {
  const names = existsSync(from) ? readdirSync(from).filter((name) => OURS.test(name)) : [];
  if (names.length > 0) mkdirSync(to, { recursive: true });
  for (const name of names) renameSync(join(from, name), join(to, name));
  return names.length;
}

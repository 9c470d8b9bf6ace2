import { createHash } from "node:crypto";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { join, relative } from "node:path";
import { type ArchiveWriter, type Bytes, createArchive } from "../../adapters/backup/archive.ts";
import { copyDatabase } from "../../adapters/backup/copy-database.ts";
import { WenzhaiError } from "../../errors.ts";
import { readCurrent } from "../../index/storage/read-current.ts";
import type { Session } from "../console/session.ts";
import { fetchedFolder } from "../sources/open-refresh.ts";

/** `wenzhai backup FILE`: the index, the databases and what was fetched from the web as they are at this moment, while others read and write them. */
export async function backupCommand(path: string, session: Session): Promise<void> {
  const { data, databaseUrl } = session.config;
  refuseDatabase(databaseUrl);
  const databases = existsSync(data) ? readdirSync(data).filter((name) => name.endsWith(".sqlite")) : [];
  const archive = createArchive(path);
  const copy = `${path}.copy`;
  try {
    const files = await addIndex(join(data, "index"), archive, session);
    for (const name of databases) {
      rmSync(copy, { force: true });
      copyDatabase(join(data, name), copy);
      await archive.add(name, piecesOf(copy));
    }
    const fetched = await addFetched(data, archive);
    if (files + databases.length + fetched === 0)
      throw new WenzhaiError("no-index", `There is nothing in ${data} yet: name another directory with --data.`);
    archive.finish();
    const megabytes = (statSync(path).size / 1e6).toFixed(1);
    session.out(`The index and ${databases.length} databases are in ${path}, ${megabytes} MB.`);
  } finally {
    archive.abandon();
    rmSync(copy, { force: true });
  }
}

/** Throws bad-config where the index and the store are in a database, whose own tools copy it. */
export function refuseDatabase(databaseUrl: string | undefined): void {
  if (databaseUrl === undefined) return;
  throw new WenzhaiError(
    "bad-config",
    "With DATABASE_URL the articles and the questions in flight are in PostgreSQL: back it up with pg_dump and bring it back with pg_restore, as docs/deployment.md shows.",
  );
}

/** The files of what was fetched from the web: the list of them is in a database. Gives how many there are. */
async function addFetched(data: string, archive: ArchiveWriter): Promise<number> {
  const folder = fetchedFolder(data);
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    // One that was renewed meanwhile under another ending is fetched again.
    if (existsSync(path)) await archive.add(relative(data, path).replaceAll("\\", "/"), piecesOf(path));
  }
  return files.length;
}

async function addIndex(root: string, archive: ArchiveWriter, { world }: Session): Promise<number> {
  const state = await readCurrent(root, world.log);
  if (state === null) return 0;
  try {
    for (const { name, file, sha256 } of state.files) {
      const hash = createHash("sha256");
      await archive.add(`index/${name}`, hashed(file.createReadStream({ start: 0, autoClose: false }), hash));
      if (sha256 !== null && hash.digest("hex") !== sha256)
        throw new WenzhaiError(
          "index-damaged",
          `The index in ${root} is damaged, so it was not backed up: ask wenzhai doctor.`,
        );
    }
    await archive.add("index/current", [state.pointer]);
    return state.files.length;
  } finally {
    await state.close();
  }
}

async function* hashed(
  bytes: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): Bytes & AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  yield* file.createReadStream();
}

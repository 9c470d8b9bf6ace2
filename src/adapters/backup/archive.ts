import { createHash } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { WenzhaiError } from "../../errors.ts";

/** Marks an SQLite file as a backup of ours: "Wenz". */
const APPLICATION = 0x57_65_6e_7a;
const VERSION = 1;
/** Bytes of one row: what is held in memory at once. */
const PIECE = 4 << 20;

const TABLES = `
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${VERSION};
  PRAGMA journal_mode = OFF;
  CREATE TABLE files (name TEXT PRIMARY KEY, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL) STRICT;
  CREATE TABLE pieces (name TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (name, number)) STRICT;
`;

/** Bytes of a file one after another. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** A backup that is being written: a file of its own, which takes its name when it is whole. */
export interface ArchiveWriter {
  add(name: string, bytes: Bytes): Promise<void>;
  finish(): void;
  /** Leaves nothing behind. */
  abandon(): void;
}

/** Begins a backup at `path`. Throws bad-input where something stands there, disk where it cannot be written. */
export function createArchive(path: string): ArchiveWriter {
  if (existsSync(path)) throw new WenzhaiError("bad-input", `${path} is there already: name another file.`);
  const draft = `${path}.part`;
  const database = onDisk(path, () => {
    rmSync(draft, { force: true });
    const opened = new DatabaseSync(draft);
    opened.exec(`${TABLES} BEGIN`);
    return opened;
  });
  return {
    async add(name, bytes) {
      const hash = createHash("sha256");
      let size = 0;
      let number = 0;
      for await (const chunk of bytes) {
        for (let at = 0; at < chunk.length; at += PIECE) {
          const piece = chunk.subarray(at, at + PIECE);
          hash.update(piece);
          size += piece.length;
          onDisk(path, () => database.prepare("INSERT INTO pieces VALUES (?, ?, ?)").run(name, number++, piece));
        }
      }
      onDisk(path, () => database.prepare("INSERT INTO files VALUES (?, ?, ?)").run(name, size, hash.digest("hex")));
    },
    finish: () =>
      onDisk(path, () => {
        database.exec("COMMIT");
        database.close();
        renameSync(draft, path);
      }),
    abandon() {
      if (database.isOpen) database.close();
      rmSync(draft, { force: true });
    },
  };
}

/** A backup that is read. */
export interface ArchiveReader {
  readonly names: readonly string[];
  /** The bytes of a file; throws bad-file after the last ones where they are not those that were written. */
  read(name: string): Iterable<Uint8Array>;
  close(): void;
}

/** Opens a backup. Throws bad-file where it is none, is damaged, or was made by a newer version. */
export function openArchive(path: string): ArchiveReader {
  const database = open(path);
  const reading = <T>(call: () => T): T => {
    try {
      return call();
    } catch (cause) {
      throw damaged(path, cause);
    }
  };
  const files = reading(() => database.prepare("SELECT name, bytes, sha256 FROM files ORDER BY name").all());
  const hashes = new Map(files.map(({ name, sha256 }) => [String(name), String(sha256)]));
  return {
    names: [...hashes.keys()],
    *read(name) {
      const hash = createHash("sha256");
      const piece = database.prepare("SELECT data FROM pieces WHERE name = ? AND number = ?");
      for (let number = 0; ; number++) {
        const data = reading(() => piece.get(name, number))?.data;
        if (!(data instanceof Uint8Array)) break;
        hash.update(data);
        yield data;
      }
      if (hash.digest("hex") !== hashes.get(name)) throw damaged(path);
    },
    close: () => database.close(),
  };
}

function open(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    const value = (pragma: string) => Number(Object.values(database!.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
    if (value("application_id") === APPLICATION && value("user_version") <= VERSION) return database;
  } catch {
    // Said below: it is no file of ours, whatever SQLite makes of it.
  }
  database?.close();
  throw new WenzhaiError(
    "bad-file",
    `${path} is no backup that this Wenzhai reads: name one that wenzhai backup wrote.`,
  );
}

function damaged(path: string, cause?: unknown): WenzhaiError {
  return new WenzhaiError("bad-file", `The backup ${path} is damaged: use another one.`, { cause });
}

function onDisk<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    throw new WenzhaiError(
      "disk",
      `The backup cannot be written to ${path}: check that its folder exists, may be written and has room.`,
      { cause },
    );
  }
}

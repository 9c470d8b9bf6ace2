import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { WenzhaiError } from "../errors.ts";
import { guarded } from "./sqlite-schema.ts";

/** Vectors that were made once, by model and by the hash of what was embedded. Every call is atomic and throws `store`. */
export interface EmbeddingCache {
  readonly path: string;
  /** How many numbers the model's vectors have, or null when it was never asked. */
  dimensions(model: string): number | null;
  remember(model: string, dimensions: number): void;
  /** The vectors known for these hashes. */
  read(model: string, hashes: readonly string[]): Map<string, Float32Array>;
  /** Keeps vectors by hash; they survive the death of the process from here on. */
  write(model: string, vectors: ReadonlyMap<string, Float32Array>): void;
  close(): void;
}

const VERSION = 1;
const BUSY_MS = 5_000;
const TABLES = `
  CREATE TABLE models (model TEXT PRIMARY KEY, dimensions INTEGER NOT NULL) STRICT;
  CREATE TABLE vectors (model TEXT NOT NULL, hash TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, hash)) STRICT;
  PRAGMA user_version = ${VERSION};
`;

/** SHA-256 of a text, in hexadecimal. */
export function textHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * The cache in an SQLite file, which is opened, and made when there is none, by the first call. Several processes may share
 * it. Calls throw WenzhaiError("store") when the file cannot be used or is of a newer version.
 */
export function openEmbeddingCache(path: string): EmbeddingCache {
  let opened: DatabaseSync | undefined;
  const use = <T>(call: (database: DatabaseSync) => T): T =>
    guarded(path, () => {
      opened ??= open(path);
      return call(opened);
    });
  return {
    path,
    dimensions: (model) => use((database) => dimensionsOf(database, model)),
    remember: (model, dimensions) =>
      use((database) => void database.prepare("INSERT OR REPLACE INTO models VALUES (?, ?)").run(model, dimensions)),
    read: (model, hashes) => use((database) => read(database, model, hashes)),
    write: (model, vectors) => use((database) => write(database, model, vectors)),
    close: () => guarded(path, () => void (opened?.isOpen && opened.close())),
  };
}

function open(path: string): DatabaseSync {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: BUSY_MS });
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE;");
    const version = Number(database.prepare("PRAGMA user_version").get()?.user_version);
    if (version === 0) database.exec(TABLES);
    database.exec("COMMIT");
    if (version <= VERSION) return database;
    throw new WenzhaiError("store", `${path} was written by a newer Wenzhai: update Wenzhai, or move the file away.`);
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

function dimensionsOf(database: DatabaseSync, model: string): number | null {
  const row = database.prepare("SELECT dimensions FROM models WHERE model = ?").get(model);
  return typeof row?.dimensions === "number" ? row.dimensions : null;
}

function read(database: DatabaseSync, model: string, hashes: readonly string[]): Map<string, Float32Array> {
  const rows = database
    .prepare("SELECT hash, vector FROM vectors WHERE model = ? AND hash IN (SELECT value FROM json_each(?))")
    .all(model, JSON.stringify(hashes));
  const found = new Map<string, Float32Array>();
  for (const { hash, vector } of rows) {
    // A copy, because the bytes of a row need not start where a Float32Array may.
    if (vector instanceof Uint8Array && vector.length % Float32Array.BYTES_PER_ELEMENT === 0)
      found.set(String(hash), new Float32Array(vector.slice().buffer));
  }
  return found;
}

function write(database: DatabaseSync, model: string, vectors: ReadonlyMap<string, Float32Array>): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    const keep = database.prepare("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)");
    for (const [hash, { buffer, byteOffset, byteLength }] of vectors)
      keep.run(model, hash, new Uint8Array(buffer, byteOffset, byteLength));
    database.exec("COMMIT");
  } catch (thrown) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw thrown;
  }
}

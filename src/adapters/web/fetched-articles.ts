import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { WenzhaiError } from "../../errors.ts";
import type { Validators } from "./polite-fetch.ts";

/** An article of the web on its way into the index. */
export interface FetchedArticle {
  readonly address: string;
  /** The name of the source that named it last. */
  readonly source: string;
  readonly id: string;
  readonly version: string;
  /** "due": to be read; "read": its file waits to be taken in; "taken": in the index; "failed": see `problem`. */
  readonly stage: "due" | "read" | "taken" | "failed";
  /** Whether a page of its own is read; else `content` is all of it. */
  readonly linked: boolean;
  readonly facts: Readonly<Record<string, string>>;
  readonly content: string | null;
  readonly path: string | null;
  readonly digest: string | null;
  readonly validators: Validators;
  readonly problem: string | null;
  /** How often it failed in a row; what will fail again has as many as are tried. */
  readonly failures: number;
}

/** How a source fared. Instants are milliseconds since 1970. */
export interface SourceState {
  readonly triedAt: number | null;
  readonly refreshedAt: number | null;
  readonly problem: string | null;
}

/** What is wrong with a source: itself, or articles of it. */
export interface SourceTrouble extends SourceState {
  readonly source: string;
  readonly articles: number;
  readonly failed: number;
  /** A few of the problems of its articles. */
  readonly samples: readonly string[];
}

/** An article is tried so often; then it waits until its list says that it has changed. */
export const MOST_FAILURES = 5;
const BUSY_MS = 5_000;
const SAMPLES = 3;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS sources (
    name TEXT PRIMARY KEY, tried_at INTEGER, refreshed_at INTEGER, problem TEXT, claimed_until INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS lists (address TEXT PRIMARY KEY, etag TEXT, last_modified TEXT) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS articles (
    address TEXT PRIMARY KEY, source TEXT NOT NULL, id TEXT NOT NULL, version TEXT NOT NULL, stage TEXT NOT NULL,
    linked INTEGER NOT NULL, facts TEXT NOT NULL, content TEXT, path TEXT, digest TEXT, etag TEXT, last_modified TEXT,
    problem TEXT, failures INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS articles_waiting ON articles (source) WHERE stage <> 'taken';
`;

/** What is known of the sources and articles of the web, in a database of its own that several processes may use. */
export interface FetchedArticles {
  /** Makes this process the one that refreshes a source until then; false while another one does. */
  claim(source: string, now: number, until: number): boolean;
  /** Stays that one for longer. */
  hold(source: string, until: number): void;
  tried(source: string, now: number, problem: string | null): void;
  state(source: string): SourceState;
  listValidators(address: string): Validators;
  keepListValidators(address: string, validators: Validators): void;
  find(address: string): FetchedArticle | undefined;
  put(articles: readonly FetchedArticle[]): void;
  /** Articles of a source that are due, read or to be tried again; with `all`, those too that failed too often. */
  waiting(source: string, all?: boolean): readonly FetchedArticle[];
  /** The ids of the articles that are in the index, as far as is known here, by their address. */
  taken(): ReadonlyMap<string, string>;
  troubles(): readonly SourceTrouble[];
  close(): void;
}

/** Opens the database, and makes it where there is none. Throws WenzhaiError "store" when it cannot be used. */
export function openFetchedArticles(path: string): FetchedArticles {
  try {
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    const database = new DatabaseSync(path, { timeout: BUSY_MS });
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    database.exec(SCHEMA);
    return over(database);
  } catch (cause) {
    throw new WenzhaiError(
      "store",
      `${path} cannot be used as the list of fetched articles: move it away, and it is made anew.`,
      { cause },
    );
  }
}

function over(database: DatabaseSync): FetchedArticles {
  const sql = (text: string) => database.prepare(text);
  const claim = sql(
    "INSERT INTO sources (name, claimed_until) VALUES (?, ?) ON CONFLICT DO UPDATE SET claimed_until = excluded.claimed_until WHERE claimed_until < ?",
  );
  const hold = sql("UPDATE sources SET claimed_until = ? WHERE name = ?");
  const taken = sql("SELECT address, id FROM articles WHERE stage = 'taken'");
  const tried = sql(
    "INSERT INTO sources (name, tried_at, refreshed_at, problem) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET tried_at = ?2, refreshed_at = coalesce(?3, refreshed_at), problem = ?4, claimed_until = 0",
  );
  const state = sql("SELECT tried_at, refreshed_at, problem FROM sources WHERE name = ?");
  const list = sql("SELECT etag, last_modified FROM lists WHERE address = ?");
  const keepList = sql("INSERT OR REPLACE INTO lists VALUES (?, ?, ?)");
  const find = sql("SELECT * FROM articles WHERE address = ?");
  const put = sql(`INSERT OR REPLACE INTO articles VALUES (${Array(14).fill("?").join(", ")})`);
  const waiting = sql(`SELECT * FROM articles WHERE source = ? AND stage <> 'taken' AND failures < ?`);
  const counts = sql(
    "SELECT source, count(*) AS articles, sum(stage = 'failed') AS failed FROM articles GROUP BY source",
  );
  const samples = sql("SELECT problem FROM articles WHERE source = ? AND stage = 'failed' LIMIT ?");
  const all = sql("SELECT name, tried_at, refreshed_at, problem FROM sources ORDER BY name");
  return {
    claim: (source, now, until) => claim.run(source, until, now).changes === 1,
    hold: (source, until) => void hold.run(until, source),
    taken: () => new Map(taken.all().map(({ address, id }) => [String(address), String(id)])),
    tried: (source, now, problem) => void tried.run(source, now, problem === null ? now : null, problem),
    state: (source) => stateOf(state.get(source)),
    listValidators: (address) => validatorsOf(list.get(address)),
    keepListValidators: (address, { etag, lastModified }) =>
      void keepList.run(address, etag ?? null, lastModified ?? null),
    find: (address) => {
      const row = find.get(address);
      return row === undefined ? undefined : articleOf(row);
    },
    put(articles) {
      database.exec("BEGIN IMMEDIATE");
      try {
        for (const each of articles) put.run(...valuesOf(each));
        database.exec("COMMIT");
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
    waiting: (source, all = false) => waiting.all(source, all ? MOST_FAILURES * 2 : MOST_FAILURES).map(articleOf),
    troubles() {
      const counted = new Map(counts.all().map((row) => [row.source, row]));
      return all.all().map((row) => {
        const { articles = 0, failed = 0 } = counted.get(row.name!) ?? {};
        const said = samples.all(row.name!, SAMPLES).map(({ problem }) => String(problem));
        return {
          ...stateOf(row),
          source: String(row.name),
          articles: Number(articles),
          failed: Number(failed),
          samples: said,
        };
      });
    },
    close: () => database.close(),
  };
}

type Row = Record<string, SQLOutputValue>;

function stateOf(row: Row | undefined): SourceState {
  const { tried_at = null, refreshed_at = null, problem = null } = row ?? {};
  return {
    triedAt: tried_at as number | null,
    refreshedAt: refreshed_at as number | null,
    problem: problem as string | null,
  };
}

function validatorsOf(row: Row | undefined): Validators {
  const { etag, last_modified: lastModified } = row ?? {};
  return {
    ...(typeof etag === "string" ? { etag } : {}),
    ...(typeof lastModified === "string" ? { lastModified } : {}),
  };
}

function articleOf(row: Row): FetchedArticle {
  const { address, source, id, version, stage, linked, facts, content, path, digest, problem, failures } = row;
  return {
    ...({ address, source, id, version, stage, content, path, digest, problem, failures } as unknown as FetchedArticle),
    linked: linked === 1,
    facts: JSON.parse(String(facts)),
    validators: validatorsOf(row),
  };
}

function valuesOf(article: FetchedArticle): (string | number | null)[] {
  const { address, source, id, version, stage, linked, facts, content, path, digest, validators } = article;
  const told = [JSON.stringify(facts), content, path, digest, validators.etag ?? null, validators.lastModified ?? null];
  return [address, source, id, version, stage, linked ? 1 : 0, ...told, article.problem, article.failures];
}

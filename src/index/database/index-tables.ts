import type { Migration } from "../../ports/database.ts";

/**
 * The tables of the index. What belongs to a word stands together: of each term, for each thousand passages, one array of
 * entries (see entry.ts), which takes a tenth of the room that a row an entry would. `corpus` is the pointer: whoever changes
 * anything raises its generation in the same transaction.
 */
export const indexMigrations: readonly Migration[] = [
  {
    name: "index 1",
    sql: `
      CREATE EXTENSION IF NOT EXISTS vector;
      CREATE TABLE wenzhai.corpus (
        only_one BOOLEAN PRIMARY KEY DEFAULT true CHECK (only_one), generation BIGINT NOT NULL, applied BIGINT NOT NULL,
        updated TEXT NOT NULL, next INTEGER NOT NULL, articles INTEGER NOT NULL, passages INTEGER NOT NULL,
        sentences INTEGER NOT NULL, lengths JSONB NOT NULL, embedder TEXT NOT NULL, dimensions INTEGER NOT NULL,
        vectors INTEGER NOT NULL, bytes BIGINT NOT NULL
      );
      INSERT INTO wenzhai.corpus VALUES (true, 0, 0, '1970-01-01T00:00:00.000Z', 0, 0, 0, 0, '{}', '', 0, 0, 0);
      CREATE TABLE wenzhai.articles (
        slot BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL,
        analysis TEXT NOT NULL, sentences INTEGER NOT NULL, head BYTEA NOT NULL, body BYTEA NOT NULL
      );
      CREATE TABLE wenzhai.passages (
        number INTEGER PRIMARY KEY, slot BIGINT NOT NULL REFERENCES wenzhai.articles ON DELETE CASCADE,
        place INTEGER NOT NULL, lengths JSONB NOT NULL
      );
      CREATE INDEX passages_by_slot ON wenzhai.passages (slot);
      CREATE TABLE wenzhai.postings (
        term BIGINT, chunk INTEGER, entries BIGINT[] NOT NULL, PRIMARY KEY (term, chunk)
      );
      CREATE INDEX postings_by_chunk ON wenzhai.postings (chunk);
      CREATE TABLE wenzhai.vectors (
        passage INTEGER PRIMARY KEY REFERENCES wenzhai.passages ON DELETE CASCADE, embedding vector NOT NULL
      );`,
  },
];

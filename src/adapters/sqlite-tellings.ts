import type { DatabaseSync } from "node:sqlite";
import type { Told, ToldArticle, ToldClaim } from "../domain/told.ts";
import type { Telling } from "../ports/store.ts";

/** The part of a store that knows what was told where. Calls throw as SQLite does. */
export interface SqliteTellings {
  save(telling: Telling): void;
  told(channel: string): Told;
  toldUnder(channel: string, thread: string): readonly string[];
}

/** What was told, in the table `told` of an open database. */
export function sqliteTellings(database: DatabaseSync): SqliteTellings {
  return {
    save({ key, channel, thread, at, articles, claims }) {
      database
        .prepare("INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?, ?, ?)")
        .run(key, channel, thread, at, JSON.stringify(articles), JSON.stringify(claims));
    },
    told(channel) {
      const rows = database
        .prepare("SELECT articles, claims FROM told WHERE channel = ? ORDER BY at, key")
        .all(channel);
      const prints = new Map<string, Set<string>>();
      for (const { articles } of rows)
        for (const { id, prints: more } of JSON.parse(String(articles)) as readonly ToldArticle[])
          prints.set(id, new Set([...(prints.get(id) ?? []), ...more]));
      return {
        articles: [...prints].map(([id, all]) => ({ id, prints: [...all] })),
        claims: rows.flatMap(({ claims }) => JSON.parse(String(claims)) as readonly ToldClaim[]),
      };
    },
    toldUnder(channel, thread) {
      const rows = database.prepare("SELECT articles FROM told WHERE channel = ? AND thread = ?").all(channel, thread);
      const all = rows.flatMap(({ articles }) => JSON.parse(String(articles)) as readonly ToldArticle[]);
      return [...new Set(all.map(({ id }) => id))];
    },
  };
}

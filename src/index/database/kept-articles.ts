import type { Article } from "../../domain/article.ts";
import type { Database } from "../../ports/database.ts";
import { type ArticleHead, type ArticleRecord, readHead, readRecord } from "../storage/article-records.ts";
import { changedMeanwhile } from "../storage/disk-errors.ts";

/** Whole articles kept decoded, as the embedded index does. */
const DECODED = 128;
const TOGETHER = 1_000;

interface Packed {
  readonly head: ArticleHead;
  readonly body: Uint8Array;
}

interface Row {
  readonly slot: number;
  readonly head: Uint8Array;
  readonly body: Uint8Array;
}

/**
 * The articles of a database, as bytes in memory once they have been listed. What stands in a slot never changes, a changed
 * article has another: so only what is new is read again.
 */
export class KeptArticles {
  readonly #database: Database;
  readonly #packed = new Map<number, Packed>();
  readonly #decoded = new Map<number, ArticleRecord>();
  #listing: { readonly applied: number; readonly articles: Promise<readonly Article[]> } | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Every article, in the order they came. `applied` says of which state: the same one is listed once. */
  all(applied: number): Promise<readonly Article[]> {
    if (this.#listing?.applied === applied) return this.#listing.articles;
    const articles = this.#list();
    this.#listing = { applied, articles };
    articles.catch(() => {
      this.#listing = null;
    });
    return articles;
  }

  /** The articles in these slots. Throws index-busy when one has gone. */
  async records(slots: readonly number[]): Promise<ReadonlyMap<number, ArticleRecord>> {
    const wanted = [...new Set(slots)];
    const unknown = wanted.filter((slot) => !this.#decoded.has(slot) && !this.#packed.has(slot));
    const read = new Map((await this.#read(unknown)).map(({ slot, ...packed }) => [slot, packed]));
    return new Map(
      wanted.map((slot) => {
        const packed = read.get(slot) ?? this.#packed.get(slot);
        return [slot, this.#decode(slot, packed)];
      }),
    );
  }

  #decode(slot: number, packed: Packed | undefined): ArticleRecord {
    const record = this.#decoded.get(slot) ?? (packed === undefined ? null : readRecord(packed.head, packed.body));
    if (record === null) throw changedMeanwhile();
    this.#decoded.delete(slot);
    this.#decoded.set(slot, record);
    if (this.#decoded.size > DECODED) this.#decoded.delete(this.#decoded.keys().next().value!);
    return record;
  }

  async #list(): Promise<readonly Article[]> {
    const rows = await this.#database.rows<{ slot: number }>("SELECT slot::float8 FROM wenzhai.articles ORDER BY slot");
    const slots = rows.map(({ slot }) => slot);
    const unknown = slots.filter((slot) => !this.#packed.has(slot));
    for (let start = 0; start < unknown.length; start += TOGETHER)
      for (const { slot, ...packed } of await this.#read(unknown.slice(start, start + TOGETHER)))
        this.#packed.set(slot, packed);
    const there = new Set(slots);
    for (const slot of this.#packed.keys()) if (!there.has(slot)) this.#packed.delete(slot);
    // What went while it was read is not in the next state either.
    return slots.flatMap((slot) => {
      const packed = this.#packed.get(slot);
      return packed === undefined ? [] : [this.#lazy(slot, packed)];
    });
  }

  /** The text of an article is decoded when it is read. */
  #lazy(slot: number, packed: Packed): Article {
    const decode = (): ArticleRecord => this.#decode(slot, packed);
    return {
      ...packed.head,
      get text() {
        return decode().article.text;
      },
    };
  }

  async #read(slots: readonly number[]): Promise<readonly (Packed & { readonly slot: number })[]> {
    if (slots.length === 0) return [];
    const rows = await this.#database.rows<Row>(
      "SELECT slot::float8, head, body FROM wenzhai.articles WHERE slot = ANY ($1::bigint[])",
      [slots],
    );
    return rows.map(({ slot, head, body }) => ({ slot, head: readHead(head), body }));
  }
}

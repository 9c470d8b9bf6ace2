import { setImmediate } from "node:timers/promises";
import type { IngestedArticle } from "../../domain/article.ts";
import { WenzhaiError } from "../../errors.ts";
import { type Statements, storableText } from "../../ports/database.ts";
import type { Analyze } from "../index-parts.ts";
import { termKey } from "../lexical/term-key.ts";
import { CHUNK, packEntry } from "./entry.ts";
import type { PackedArticle } from "./packed-article.ts";

/** Articles sent at once. */
const TOGETHER = 200;

/** What came in: how many passages, and how many terms of each field they have. */
export interface PutReport {
  readonly passages: number;
  readonly lengths: readonly Readonly<Record<string, number>>[];
}

interface NewPassage {
  readonly number: number;
  readonly slot: number;
  readonly place: number;
  readonly lengths: Readonly<Record<string, number>>;
}

/**
 * Puts articles that are not there, with their passages from number `first` on and the words of these. Passages that do not
 * fit their article's sentences or terms are an internal error.
 */
export async function putArticles(
  statements: Statements,
  articles: readonly PackedArticle[],
  { analyze, analysis, first }: { readonly analyze: Analyze; readonly analysis: string; readonly first: number },
): Promise<PutReport> {
  const postings = new ChunkPostings(statements);
  const lengths: Readonly<Record<string, number>>[] = [];
  let number = first;
  for (let start = 0; start < articles.length; start += TOGETHER) {
    const some = articles.slice(start, start + TOGETHER);
    const slots = await insertArticles(statements, some, analysis);
    const passages: NewPassage[] = [];
    for (const { ingested } of some) {
      const slot = slots.get(storableText(ingested.article.id))!;
      for (const [place, terms] of termsOf(ingested, analyze).entries()) {
        const passage = { number: number++, slot, place, lengths: lengthsOf(terms) };
        passages.push(passage);
        await postings.add(passage, terms);
      }
      // Whoever else this process serves gets a turn.
      await setImmediate();
    }
    await insertPassages(statements, passages);
    lengths.push(...passages.map((each) => each.lengths));
  }
  await postings.flush();
  return { passages: number - first, lengths };
}

function termsOf(ingested: IngestedArticle, analyze: Analyze): readonly (readonly string[])[] {
  const { article, passages, sentences } = ingested;
  const terms = analyze(ingested);
  const sound = passages.every(({ first, last }) => first >= 0 && first <= last && last < sentences.length);
  if (terms.length === passages.length && sound) return terms;
  throw new WenzhaiError("internal", `Article ${article.id} has passages that do not fit its sentences or terms.`);
}

/** Fields are named in JSON by their code unit, which may be any. */
function lengthsOf(terms: readonly string[]): Readonly<Record<string, number>> {
  const lengths = new Map<string, number>();
  for (const term of terms) {
    if (term === "") continue;
    const field = term.charAt(0);
    lengths.set(field, (lengths.get(field) ?? 0) + 1);
  }
  return Object.fromEntries(lengths);
}

async function insertArticles(
  statements: Statements,
  articles: readonly PackedArticle[],
  analysis: string,
): Promise<ReadonlyMap<string, number>> {
  // In base64: an array of bytes is written as text, and twice as long in hexadecimal.
  const base64 = (bytes: Uint8Array): string =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  const rows = await statements.rows<{ id: string; slot: number }>(
    `INSERT INTO wenzhai.articles (id, hash, analysis, sentences, head, body)
      SELECT id, hash, $3, sentences, decode(head, 'base64'), decode(body, 'base64')
      FROM unnest($1::text[], $2::text[], $4::int[], $5::text[], $6::text[]) WITH ORDINALITY
        AS a (id, hash, sentences, head, body, no) ORDER BY no
      RETURNING id, slot::float8`,
    [
      articles.map(({ ingested }) => storableText(ingested.article.id)),
      articles.map(({ ingested }) => storableText(ingested.article.hash)),
      analysis,
      articles.map(({ ingested }) => ingested.sentences.length),
      articles.map(({ head }) => base64(head)),
      articles.map(({ body }) => base64(body)),
    ],
  );
  return new Map(rows.map(({ id, slot }) => [id, slot]));
}

async function insertPassages(statements: Statements, passages: readonly NewPassage[]): Promise<void> {
  await statements.rows(
    `INSERT INTO wenzhai.passages SELECT number, slot, place, lengths::jsonb
      FROM unnest($1::int[], $2::bigint[], $3::int[], $4::text[]) AS p (number, slot, place, lengths)`,
    [
      passages.map(({ number }) => number),
      passages.map(({ slot }) => slot),
      passages.map(({ place }) => place),
      passages.map(({ lengths }) => JSON.stringify(lengths)),
    ],
  );
}

/** Collects the entries of one chunk of passages and writes them when the next one begins. */
class ChunkPostings {
  readonly #statements: Statements;
  #chunk = -1;
  #entries = new Map<number, number[]>();

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  async add({ number, lengths }: NewPassage, terms: readonly string[]): Promise<void> {
    const chunk = Math.floor(number / CHUNK);
    if (chunk !== this.#chunk) await this.flush();
    this.#chunk = chunk;
    const counts = new Map<string, number>();
    for (const term of terms) if (term !== "") counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const key = termKey(term);
      const entry = packEntry(number, lengths[term.charAt(0)]!, count);
      const entries = this.#entries.get(key);
      if (entries === undefined) this.#entries.set(key, [entry]);
      else entries.push(entry);
    }
  }

  async flush(): Promise<void> {
    if (this.#entries.size === 0) return;
    const entries = [...this.#entries];
    this.#entries = new Map();
    await this.#statements.rows(
      `INSERT INTO wenzhai.postings SELECT term, $1, entries::bigint[]
        FROM unnest($2::bigint[], $3::text[]) AS p (term, entries)
        ON CONFLICT (term, chunk) DO UPDATE SET entries = postings.entries || excluded.entries`,
      [
        this.#chunk,
        `{${entries.map(([term]) => term).join(",")}}`,
        `{${entries.map(([, all]) => `"{${all.join(",")}}"`).join(",")}}`,
      ],
    );
  }
}

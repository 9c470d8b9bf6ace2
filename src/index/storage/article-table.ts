import type { Article } from "../../domain/article.ts";
import { type ArticleHead, type ArticleRecord, readHead, readRecord } from "./article-records.ts";
import { HOLE } from "./renumbering.ts";
import { openSections, type Sections, sectionPieces } from "./sections.ts";

/** Whole articles kept decoded: a query's hits come from a few dozen articles, and its neighbours ask for the same. */
const KEPT = 128;

/** Where a passage comes from. */
export interface PassageSource {
  readonly slot: number;
  /** Its place among the article's passages. */
  readonly order: number;
}

/** Articles as bytes, decoded when they are asked for; and which passage number belongs to which. */
export class ArticleTable {
  /** How many sentences there are in all. */
  readonly sentences: number;
  #sections: Sections;
  #heads: ArticleHead[] | undefined;
  #listed: readonly Article[] | undefined;
  #kept = new Map<number, ArticleRecord>();

  /** `buffer` holds the sections heads, headStarts, bodies, bodyStarts, slots, orders and sentenceCounts. */
  constructor(buffer: ArrayBuffer) {
    this.#sections = openSections(buffer);
    for (const name of sectionNames) if (this.#sections[name] === undefined) throw new RangeError(`No ${name}.`);
    let sentences = 0;
    for (const count of this.#section("sentenceCounts")) sentences += count;
    this.sentences = sentences;
  }

  /** How many articles there are; their slots are below it. */
  get size(): number {
    return this.#section("headStarts").length - 1;
  }

  /** How many passage numbers there are, holes included. */
  get passageNumbers(): number {
    return this.#section("slots").length;
  }

  /** How many sentences an article has. */
  sentencesOf(slot: number): number {
    return this.#section("sentenceCounts")[slot] as number;
  }

  /** The article and place of a passage number, or undefined for a hole. */
  source(passage: number): PassageSource | undefined {
    const slot = this.#section("slots")[passage];
    if (slot === undefined || slot === HOLE) return undefined;
    return { slot, order: this.#section("orders")[passage] as number };
  }

  /** Every article without its text, by slot. */
  heads(): readonly ArticleHead[] {
    this.#heads ??= Array.from({ length: this.size }, (_, slot) => readHead(this.rawHead(slot)));
    return this.#heads;
  }

  /** Every article; the text of one is decoded when it is read. */
  articles(): readonly Article[] {
    this.#listed ??= this.heads().map((head, slot) => this.#lazy(head, slot));
    return this.#listed;
  }

  /** One article with its sentences and passages. */
  record(slot: number): ArticleRecord {
    const known = this.#kept.get(slot);
    const record = known ?? readRecord(this.#heads?.[slot] ?? readHead(this.rawHead(slot)), this.rawBody(slot));
    this.#kept.delete(slot);
    this.#kept.set(slot, record);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value as number);
    return record;
  }

  /** The bytes of an article's head, for copying. */
  rawHead(slot: number): Uint8Array {
    return this.#piece("heads", "headStarts", slot);
  }

  /** The bytes of an article's body, for copying. */
  rawBody(slot: number): Uint8Array {
    return this.#piece("bodies", "bodyStarts", slot);
  }

  #lazy(head: ArticleHead, slot: number): Article {
    const record = (wanted: number) => this.record(wanted);
    return {
      ...head,
      get text() {
        return record(slot).article.text;
      },
    };
  }

  #piece(bytes: SectionName, starts: SectionName, slot: number): Uint8Array {
    const at = this.#section(starts);
    return (this.#section(bytes) as Uint8Array).subarray(at[slot], at[slot + 1]);
  }

  #section(name: SectionName): Sections[string] {
    return this.#sections[name] as Sections[string];
  }
}

const sectionNames = ["heads", "headStarts", "bodies", "bodyStarts", "slots", "orders", "sentenceCounts"] as const;
type SectionName = (typeof sectionNames)[number];

/** The pieces of the file that an ArticleTable opens. */
export function articleTablePieces(sections: Readonly<Record<SectionName, Sections[string]>>): readonly Uint8Array[] {
  return sectionPieces(sections);
}

import type { IngestedArticle } from "../../domain/article.ts";
import { packRecord } from "./article-records.ts";
import { type ArticleTable, articleTablePieces } from "./article-table.ts";
import { ByteLog } from "./byte-log.ts";
import { HOLE, type Renumbering } from "./renumbering.ts";

/** Writes a new article table: what stays of an old one, byte by byte, then new articles. */
export class ArticleTableBuilder {
  #heads = new ByteLog();
  #bodies = new ByteLog();
  #slots: Uint32Array;
  #orders: Uint32Array;
  #sentenceCounts: number[] = [];

  /** `size` is the number of passage numbers of the new table, holes included. */
  constructor(size: number) {
    this.#slots = new Uint32Array(size).fill(HOLE);
    this.#orders = new Uint32Array(size);
  }

  /** Copies the articles whose slot is in `kept`, their passages under new numbers. */
  keep(old: ArticleTable, kept: ReadonlySet<number>, numbers: Renumbering): void {
    const newSlots = new Map<number, number>();
    for (const slot of kept) {
      newSlots.set(slot, this.#sentenceCounts.length);
      this.#heads.push(old.rawHead(slot));
      this.#bodies.push(old.rawBody(slot));
      this.#sentenceCounts.push(old.sentencesOf(slot));
    }
    for (let passage = 0; passage < old.passageNumbers; passage++) {
      const source = old.source(passage);
      const number = numbers[passage] as number;
      if (source === undefined || number === HOLE) continue;
      this.#slots[number] = newSlots.get(source.slot) as number;
      this.#orders[number] = source.order;
    }
  }

  /** Adds an article whose passages are numbered from `first`. */
  add(ingested: IngestedArticle, first: number): void {
    const { head, body } = packRecord(ingested);
    this.#heads.push(head);
    this.#bodies.push(body);
    const slot = this.#sentenceCounts.length;
    for (let order = 0; order < ingested.passages.length; order++) {
      this.#slots[first + order] = slot;
      this.#orders[first + order] = order;
    }
    this.#sentenceCounts.push(ingested.sentences.length);
  }

  /** The table as the pieces of a file. */
  pieces(): readonly Uint8Array[] {
    return articleTablePieces({
      heads: this.#heads.bytes(),
      headStarts: this.#heads.starts(),
      bodies: this.#bodies.bytes(),
      bodyStarts: this.#bodies.starts(),
      slots: this.#slots,
      orders: this.#orders,
      sentenceCounts: Uint32Array.from(this.#sentenceCounts),
    });
  }
}

import { type Folded, foldWithOffsets, originalSpan } from "../../language/fold.ts";

/** Stands where something was taken away; no pattern matches across it. */
const TAKEN = "\uFFFC";
const LEFT = /[^\uFFFC]+/gu;

/** A text from which pieces are read and taken away, until what is left is what nobody understood. */
export class TakenText {
  readonly #original: string;
  readonly #folded: Folded;
  #left: string;

  /** Reads the text folded: width, case, script and quotes do not matter. */
  constructor(original: string) {
    this.#original = original;
    this.#folded = foldWithOffsets(original);
    this.#left = this.#folded.text;
  }

  /** The first match, taken away; null where there is none. */
  take(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.#left);
    if (found === null || found[0] === "") return null;
    this.#left = `${this.#left.slice(0, found.index)}${TAKEN.repeat(found[0].length)}${this.#left.slice(found.index + found[0].length)}`;
    return found;
  }

  /** As it was written: what a match stands for. */
  written({ index, 0: { length } }: RegExpExecArray): string {
    const span = originalSpan(this.#folded, index, index + length);
    return this.#original.slice(span.start, span.end).trim();
  }

  /** What is left, as it was written, piece by piece. */
  rest(): string {
    const pieces = [...this.#left.matchAll(LEFT)].map((found) => this.written(found));
    return pieces.filter((piece) => /[\p{L}\p{N}?]/u.test(piece)).join(" ");
  }
}

/** A pattern for any of these words, the longest first; a Latin word matches whole only. */
export function anyOf(words: Iterable<string>): string {
  const sorted = [...words].toSorted((a, b) => b.length - a.length);
  return `(?:${sorted.map((word) => (/^[a-z]/u.test(word) ? `\\b${word}\\b` : word.replace(/[?.+]/gu, "\\$&"))).join("|")})`;
}

/** A slot has four 32-bit cells: the key's two (as one Float64), the term's number, and its mark. */
const CELLS = 4;

/**
 * Numbers term keys in the order they first come, and keeps one mark for each. All that belongs to a term lies in one
 * line of the processor's cache, which is most of what a term costs. (Open addressing; a Map of a million numbers is
 * five times slower.)
 */
export class TermTable {
  size = 0;
  #slots = 1 << 15;
  #keys = new Float64Array(this.#slots * 2);
  #cells = new Uint32Array(this.#keys.buffer);

  /** The place of a key above 0, which holds until the next call; a new key gets the next number and the mark 0. */
  place(key: number): number {
    const place = this.#find(key);
    if (this.#keys[place >> 1] === key) return place;
    if (this.size * 3 >= this.#slots * 2) {
      this.#grow();
      return this.place(key);
    }
    this.#keys[place >> 1] = key;
    this.#cells[place + 2] = this.size++;
    return place;
  }

  /** The number of the key at a place. */
  number(place: number): number {
    return this.#cells[place + 2] as number;
  }

  /** The mark of the key at a place. */
  mark(place: number): number {
    return this.#cells[place + 3] as number;
  }

  /** Sets the mark of the key at a place: 32 bits. */
  setMark(place: number, mark: number): void {
    this.#cells[place + 3] = mark;
  }

  /** Every key, ascending. */
  sortedKeys(): Float64Array {
    const keys = new Float64Array(this.size);
    let next = 0;
    for (let slot = 0; slot < this.#slots; slot++) {
      const key = this.#keys[slot * 2] as number;
      if (key !== 0) keys[next++] = key;
    }
    return keys.sort();
  }

  #find(key: number): number {
    const mask = this.#slots - 1;
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const found = this.#keys[slot * 2];
      if (found === key || found === 0) return slot * CELLS;
    }
  }

  #grow(): void {
    const keys = this.#keys;
    const cells = this.#cells;
    const slots = this.#slots;
    this.#slots = slots * 2;
    this.#keys = new Float64Array(this.#slots * 2);
    this.#cells = new Uint32Array(this.#keys.buffer);
    for (let slot = 0; slot < slots; slot++) {
      const key = keys[slot * 2] as number;
      if (key === 0) continue;
      const place = this.#find(key);
      this.#keys[place >> 1] = key;
      this.#cells[place + 2] = cells[slot * CELLS + 2] as number;
      this.#cells[place + 3] = cells[slot * CELLS + 3] as number;
    }
  }
}

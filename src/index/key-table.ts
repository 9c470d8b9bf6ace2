const EMPTY = -1;

/** Numbers keys in the order they first come: an open-addressing table, for a Map of a million numbers is slow and large. */
export class KeyTable {
  size = 0;
  #slots = new Float64Array(1 << 16).fill(EMPTY);
  #numbers = new Uint32Array(1 << 16);

  /** The number of a key, a new one if it was not seen before. Keys are integers from 0 to 2^53 - 1. */
  number(key: number): number {
    const slot = this.#slot(key);
    if (this.#slots[slot] === key) return this.#numbers[slot] as number;
    const number = this.size++;
    this.#slots[slot] = key;
    this.#numbers[slot] = number;
    if (this.size * 2 > this.#slots.length) this.#grow();
    return number;
  }

  /** Every key, ascending. */
  sortedKeys(): Float64Array {
    const keys = new Float64Array(this.size);
    let next = 0;
    for (const key of this.#slots) if (key !== EMPTY) keys[next++] = key;
    return keys.sort();
  }

  #slot(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = key & mask;
    for (;;) {
      const found = this.#slots[slot];
      if (found === key || found === EMPTY) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const slots = this.#slots;
    const numbers = this.#numbers;
    this.#slots = new Float64Array(slots.length * 2).fill(EMPTY);
    this.#numbers = new Uint32Array(slots.length * 2);
    for (let i = 0; i < slots.length; i++) {
      const key = slots[i] as number;
      if (key === EMPTY) continue;
      const slot = this.#slot(key);
      this.#slots[slot] = key;
      this.#numbers[slot] = numbers[i] as number;
    }
  }
}

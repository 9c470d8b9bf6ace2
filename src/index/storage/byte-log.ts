/** Bytes that grow at the end, with the start of every piece. */
export class ByteLog {
  #bytes = new Uint8Array(1 << 16);
  #starts: number[] = [0];

  /** Adds one piece. */
  push(piece: Uint8Array): void {
    const from = this.#starts.at(-1) as number;
    if (from + piece.length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, from + piece.length));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes.set(piece, from);
    this.#starts.push(from + piece.length);
  }

  /** Every byte pushed, as a view. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#starts.at(-1));
  }

  /** Where each piece starts, and the end. */
  starts(): Float64Array {
    return Float64Array.from(this.#starts);
  }
}

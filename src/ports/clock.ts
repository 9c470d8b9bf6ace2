/** Time as an argument. `now` is milliseconds since 1970; `after` calls back once, and the function it gives cancels. */
export interface Clock {
  now(): number;
  after(ms: number, call: () => void): () => void;
}

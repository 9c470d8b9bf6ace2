import type { Reading } from "../reading.ts";

/** The articles that report one event, the oldest first. */
export interface Story {
  /** One reading for each independent source: the first to print a text stands for its reprints. */
  readonly sources: readonly Reading[];
  /** Every article, reprints too. */
  readonly articles: readonly Reading[];
}

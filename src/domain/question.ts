import type { Language } from "./article.ts";

/** An earlier turn of the same thread. */
export interface Turn {
  readonly role: "asker" | "wenzhai";
  readonly text: string;
}

/** What is asked. `now` is the asker's day (ISO date), for "last week" and "today". */
export interface Question {
  readonly text: string;
  readonly history?: readonly Turn[];
  readonly now?: string;
  /** The language to answer in, where the question itself wishes no other; the question's own when absent. */
  readonly language?: Language;
  /** Ids of articles to answer from where they answer it, else from all. */
  readonly within?: readonly string[];
}

import type { Language } from "../../../domain/article.ts";
import { type WordTable, wordTable } from "../../../language/period/word-table.ts";
import words from "./data/digest-words.json" with { type: "json" };

/** How long a digest is wished for. */
export type DigestLength = "brief" | "full";
type Lead = keyof (typeof words)["lead"];
type Tail = keyof (typeof words)["tail"];

const table = <K extends string>(lists: Readonly<Record<K, readonly string[]>>): WordTable<K> =>
  wordTable(Object.entries(lists) as [K, readonly string[]][]);

/** The words that ask for a digest, as tables. `zh` is Chinese in the script of the asker. */
export const DIGEST_WORDS = {
  languages: table<Language | "zh">(words.languages),
  lengths: table<DigestLength>(words.lengths),
  lead: table<Lead>(words.lead),
  tail: table<Tail>(words.tail),
  glue: table({ glue: words.glue }),
};

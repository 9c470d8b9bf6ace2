import type { Lexicon } from "../../language/lexicon.ts";

/** What the verifier asks of the dictionary: translations both ways, names, readings, and words of a Chinese text. */
export type ClaimLexicon = Pick<Lexicon, "chinese" | "glosses" | "properNoun" | "readings" | "stem" | "segment">;

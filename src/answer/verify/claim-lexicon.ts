import type { Lexicon } from "../../text/lexicon.ts";

/** What the verifier asks of the dictionary: translations both ways, readings, and words of a Chinese text. */
export type ClaimLexicon = Pick<Lexicon, "chinese" | "glosses" | "readings" | "stem" | "segment">;

import type { Lexicon } from "../../language/lexicon.ts";
import type { Compose } from "../composition.ts";
import { refuseMissing } from "./refuse-missing.ts";
import { unknownNames } from "./unknown-names.ts";

/** Refuses a question that names whom no article of the corpus holds; else null. */
export function createComposeUnheard(lexicon: Lexicon): Compose {
  return async (asked, parts) => {
    const missing = unknownNames(asked, await parts.articles(), lexicon);
    return missing.length === 0 ? null : refuseMissing(missing, asked, parts);
  };
}

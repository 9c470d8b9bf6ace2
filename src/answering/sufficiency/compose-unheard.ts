import type { Lexicon } from "../../language/lexicon.ts";
import type { Compose } from "../composition.ts";
import { sentencesOf } from "../intent/compose-recent.ts";
import { frameOf } from "../refusal/frame.ts";
import { unknownNames } from "./unknown-names.ts";

/** Refuses a question that names whom no article of the corpus holds; else null. */
export function createComposeUnheard(lexicon: Lexicon): Compose {
  return async (asked, parts) => {
    const missing = unknownNames(asked, await parts.articles(), lexicon);
    if (missing.length === 0) return null;
    const [article] = await parts.relevant(asked, 1);
    const [nearest = null] = article === undefined ? [] : await parts.rank(asked, await sentencesOf(article, parts));
    const facts = { reason: "name", missing, known: [], nearest: null } as const;
    const reason = frameOf(asked.language).refusal(facts);
    return { kind: "refusal", lines: [], notices: [], refusal: { reason, nearest } };
  };
}

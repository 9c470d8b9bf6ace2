import type { Lexicon } from "../../language/lexicon.ts";
import type { Compose } from "../composition.ts";
import { sentencesOf } from "../intent/compose-recent.ts";
import { frameOf } from "../refusal/frame.ts";
import { absentEvent } from "./absent-event.ts";
import { contradictedPremise, premiseRefusal } from "./contradicted-premise.ts";
import { unknownNames } from "./unknown-names.ts";

/** Refuses a question about somebody at an event where the corpus has them at another one, and names that; else null. */
export function createComposePremise(lexicon: Lexicon): Compose {
  return async (asked, parts) => {
    const all = await parts.articles();
    const event = absentEvent(asked.text, all, lexicon);
    const missing = event === null ? unknownNames(asked, all, lexicon) : [event];
    if (missing.length > 0) {
      const [article] = await parts.relevant(asked, 1);
      const [nearest = null] = article === undefined ? [] : await parts.rank(asked, await sentencesOf(article, parts));
      const facts = { reason: "name", missing, known: [], nearest: null } as const;
      return {
        kind: "refusal",
        lines: [],
        notices: [],
        refusal: { reason: frameOf(asked.language).refusal(facts), nearest },
      };
    }
    if (!asked.names.some(({ kind }) => kind === "person")) return null;
    const found = contradictedPremise(asked, all, lexicon);
    if (found === null) return null;
    const held = all.filter(({ id }) => found.heldEvents.includes(id));
    const sentences = (await Promise.all(held.map((article) => sentencesOf(article, parts)))).flat();
    const [nearest = null] = await parts.rank(asked, sentences);
    return {
      kind: "refusal",
      lines: [],
      notices: [],
      refusal: { reason: premiseRefusal(found, all, asked.language), nearest },
    };
  };
}

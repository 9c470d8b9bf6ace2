import type { Lexicon } from "../../language/lexicon.ts";
import type { Compose } from "../composition.ts";
import { sentencesOf } from "../intent/compose-recent.ts";
import { refuseWith } from "../refusal/refuse.ts";
import { absentEvent } from "./absent-event.ts";
import { contradictedPremise, premiseRefusal } from "./contradicted-premise.ts";
import { refuseMissing } from "./refuse-missing.ts";

/** Refuses a question about somebody at an event where the corpus has them at another one, and names that; else null. */
export function createComposePremise(lexicon: Lexicon): Compose {
  return async (asked, parts) => {
    const all = await parts.articles();
    const event = absentEvent(asked.text, all, lexicon);
    if (event !== null) return refuseMissing([event], asked, parts);
    if (!asked.names.some(({ kind }) => kind === "person")) return null;
    const found = contradictedPremise(asked, all, lexicon);
    if (found === null) return null;
    const held = all.filter(({ id }) => found.heldEvents.includes(id));
    const sentences = (await Promise.all(held.map((article) => sentencesOf(article, parts)))).flat();
    const [nearest] = await parts.rank(asked, sentences);
    return refuseWith(premiseRefusal(found, all, asked.language), nearest);
  };
}

import type { Lexicon } from "../../language/lexicon.ts";
import type { NameDirectory } from "../../retrieval/query/name-directory.ts";
import type { Compose } from "../composition.ts";
import { createComposePremise } from "../sufficiency/compose-premise.ts";
import { createComposeComparison } from "./compose-comparison.ts";
import { createComposeList } from "./compose-list.ts";
import { createComposePerson } from "./compose-person.ts";
import { composeRecent } from "./compose-recent.ts";
import { createComposeSummary } from "./compose-summary.ts";
import { createComposeTimeline } from "./compose-timeline.ts";
import { createComposeUnnamed } from "./compose-unnamed.ts";
import { createComposeUnspoken } from "./compose-unspoken.ts";
import { createComposeYesNo } from "./compose-yes-no.ts";
import { createComposeRole } from "./find-by-role.ts";
import type { Intent } from "./intent.ts";

/** The composers of a question's kind, in the order in which they are asked; what none answers is a question of fact. */
export type Composers = Readonly<Partial<Record<Intent, readonly Compose[]>>>;

/** Makes every composer. What a question wrongly takes for granted is said before it is answered. */
export function createComposers(directory: () => Promise<NameDirectory>, lexicon: Lexicon): Composers {
  const premise = createComposePremise(lexicon);
  const unspoken = createComposeUnspoken(directory, lexicon);
  const unnamed = createComposeUnnamed(lexicon);
  return {
    recent: [composeRecent],
    summary: [premise, createComposeSummary(lexicon)],
    list: [premise, unspoken, unnamed, createComposeList(lexicon)],
    comparison: [createComposeComparison(lexicon)],
    timeline: [createComposeTimeline(lexicon)],
    "yes-no": [createComposeYesNo(lexicon)],
    person: [premise, createComposePerson(lexicon), createComposeRole(directory, lexicon)],
    fact: [premise, unspoken, unnamed],
  };
}

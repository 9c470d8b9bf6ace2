import type { Lexicon } from "../../language/lexicon.ts";
import type { NameDirectory } from "../../retrieval/query/name-directory.ts";
import type { Compose } from "../composition.ts";
import { createComposePerson } from "./compose-person.ts";
import { composeRecent } from "./compose-recent.ts";
import { composeSummary } from "./compose-summary.ts";
import { createComposeRole } from "./find-by-role.ts";
import type { Intent } from "./intent.ts";

/** The composers of a question's kind, in the order in which they are asked; what none answers is a question of fact. */
export type Composers = Readonly<Partial<Record<Intent, readonly Compose[]>>>;

/** Makes every composer. */
export function createComposers(directory: () => Promise<NameDirectory>, lexicon: Lexicon): Composers {
  const role = createComposeRole(directory, lexicon);
  return {
    recent: [composeRecent],
    summary: [composeSummary],
    person: [createComposePerson(lexicon), role],
  };
}

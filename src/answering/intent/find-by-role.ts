import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { NameDirectory } from "../../retrieval/query/name-directory.ts";
import { createNameDirectory } from "../../retrieval/query/name-directory.ts";
import { peopleByRole, roleAsked } from "../../retrieval/query/people-by-role.ts";
import type { Compose, ComposedLine, ComposerParts, Composition } from "../composition.ts";
import { frameOf } from "../refusal/frame.ts";
import { refuseWith } from "../refusal/refuse.ts";
import { sentencesOf } from "./compose-recent.ts";
import { personLine } from "./person-line.ts";

/** A role that more people hold asks for a list. */
const MOST_HOLDERS = 3;
/** Articles read for people whom no metadata gives. */
const READ = 6;

/**
 * Composes who holds a role ("who is the mayor of Tianjin"), one line for each holder with the sentence that shows it;
 * null unless the role and its body both fit few enough people. `directory` gives the directory of the corpus as it is now.
 */
export function createComposeRole(directory: () => Promise<NameDirectory>, lexicon: Lexicon): Compose {
  return async (asked, parts) => {
    if (asked.names.some(({ kind }) => kind === "person")) return null;
    const { people } = await directory();
    let holders = peopleByRole(asked.text, people, asked.names, lexicon);
    if (holders.length === 0) {
      const read = createNameDirectory(await parts.relevant(asked, READ), lexicon);
      holders = peopleByRole(asked.text, read.people, asked.names, lexicon);
    }
    if (holders.length === 0) return unheld(asked, parts, lexicon);
    if (holders.length > MOST_HOLDERS) return null;
    const lines: ComposedLine[] = [];
    for (const each of holders) {
      const line = await personLine(asked, each, parts, 0);
      if (line !== null) lines.push(line);
    }
    return lines.length === 0 ? null : { kind: "answer", lines, notices: [] };
  };
}

/** Of a body that the corpus knows, a role that nobody in it holds is not told: whoever else it names is no answer. */
async function unheld(asked: AnalysedQuestion, parts: ComposerParts, lexicon: Lexicon): Promise<Composition | null> {
  const role = roleAsked(asked.text, asked.names, lexicon);
  if (role === null || !/^(?:and |so |but )?who\b|谁|誰/iu.test(asked.text)) return null;
  const [article] = await parts.relevant(asked, 1);
  const known = asked.names.map((name) => name.asked);
  const of = [article?.eventDate ?? article?.published, article?.place].filter(Boolean).join(", ");
  const reason = frameOf(asked.language).refusal({
    reason: "name",
    missing: [role],
    known,
    nearest: of === "" ? null : of,
  });
  const [nearest = null] = article === undefined ? [] : await parts.rank(asked, await sentencesOf(article, parts));
  return refuseWith(reason, nearest);
}

import { fold } from "../../language/fold.ts";
import type { AnalysedQuestion, AskedName } from "../../retrieval/query/analysed-question.ts";
import type { ComposedLine, ComposerParts, Composition } from "../composition.ts";
import type { RankedSentence, SentenceRef } from "../evidence/sentence-ref.ts";
import { readAll } from "./compose-list.ts";
import { questionShapes } from "./composer-words.ts";
import type { ReadSentence } from "./read-article.ts";
import { spokenBy } from "./spoken-by.ts";
import { withoutCourtesy } from "./without-courtesy.ts";
import { wordPattern } from "./word-pattern.ts";

/**
 * The people whom a question puts side by side, or the bodies of one article, each by the sentence that answers best and the
 * stronger by its next one; null where it names fewer than two, or one of them is told nothing of.
 */
export async function compareByName(asked: AnalysedQuestion, parts: ComposerParts): Promise<Composition | null> {
  const people = asked.names.filter(({ kind }) => kind === "person");
  const ranked = await Promise.all(people.map((person) => rankedOf(person, asked, parts)));
  if (ranked.length < 2 || ranked.some((each) => each.length === 0)) return null;
  const next = ranked.flatMap((each) => each.slice(1, 2)).toSorted((a, b) => b.probability - a.probability)[0];
  const lines = ranked.flatMap((each): ComposedLine[] =>
    each
      .slice(0, each[1] !== undefined && each[1] === next && ranked.length === 2 ? 2 : 1)
      .toSorted((a, b) => a.order - b.order)
      .map((ref) => ({ text: null, cites: [ref] })),
  );
  return { kind: "answer", lines, notices: [] };
}

/** What somebody says, likeliest first; where an article has them say nothing, what it tells of them. */
async function rankedOf(
  { names, articles: ids }: AskedName,
  asked: AnalysedQuestion,
  parts: ComposerParts,
): Promise<readonly RankedSentence[]> {
  const articles = (await parts.articles()).filter(({ id }) => ids.includes(id));
  const reads = await readAll(articles, parts);
  const forms = names.map(fold);
  const naming = ({ folded }: ReadSentence): boolean => forms.some((form) => folded.includes(form));
  const spoken = reads.flatMap((read) => [...withoutCourtesy(spokenBy(read, forms).filter(naming))]);
  const said = suggestionsOf(asked, spoken);
  const told = said.length > 0 ? said : reads.flatMap(({ sentences }) => sentences.filter(naming));
  return parts.rank(
    asked,
    told.map(({ ref }): SentenceRef => ref),
  );
}

/** Of what somebody says the suggestions, where a question asks for those and there are any. */
function suggestionsOf({ folded }: AnalysedQuestion, spoken: readonly ReadSentence[]): readonly ReadSentence[] {
  const suggests = wordPattern(questionShapes().suggests ?? []);
  const found = suggests.test(folded) ? spoken.filter((each) => suggests.test(each.folded)) : [];
  return found.length > 0 ? found : spoken;
}

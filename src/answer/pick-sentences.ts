import type { WeighedTerm } from "../retrieve/retrieve.ts";
import { fold } from "../text/fold.ts";
import { coverage, type Matches } from "./match-terms.ts";
import type { Candidate } from "./score-sentences.ts";

/** No answer quotes more, unless its one sentence is longer by itself. */
export const QUOTED_CHARACTERS = 250;
const MOST_SENTENCES = 4;
/** A further sentence must be nearly as good as the best, or say of the question what the chosen ones do not. */
const NEARLY_AS_GOOD = 0.7;
const NEW_PART = 0.12;

/**
 * The fewest sentences that answer: the best one, then those nearly as good or that add something asked for, within the
 * budget of characters. In order of the articles by their best sentence, and of the sentences within each article.
 */
export function pickSentences(candidates: readonly Candidate[], terms: readonly WeighedTerm[]): readonly Candidate[] {
  const [best, ...others] = withoutRepeats(candidates);
  if (best === undefined) return [];
  const picked = [best];
  let met = best.own;
  let used = best.text.length;
  for (const each of others) {
    if (picked.length >= MOST_SENTENCES) break;
    if (used + each.text.length > QUOTED_CHARACTERS) continue;
    const adds = coverage(join(met, each.own), terms) - coverage(met, terms);
    if (each.score < NEARLY_AS_GOOD * best.score && adds < NEW_PART) continue;
    picked.push(each);
    met = join(met, each.own);
    used += each.text.length;
  }
  return inOrder(picked);
}

function join(a: Matches, b: Matches): Matches {
  return a.map((value, i) => Math.max(value, b[i]!));
}

/** The same sentence in another article (a reprint) is not quoted twice. */
function withoutRepeats(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ text }) => {
    const key = fold(text).replace(/[\s\p{P}]/gu, "");
    return seen.has(key) ? false : seen.add(key);
  });
}

function inOrder(picked: readonly Candidate[]): readonly Candidate[] {
  const articles = [...new Set(picked.map(({ found }) => found.article.id))];
  return [...picked].sort(
    (a, b) => articles.indexOf(a.found.article.id) - articles.indexOf(b.found.article.id) || a.order - b.order,
  );
}

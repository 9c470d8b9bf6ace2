import type { IngestedArticle } from "../../domain/article.ts";
import type { Generation } from "./generation.ts";
import { closeHoles, HOLE, keepNumbers, type Renumbering } from "./renumbering.ts";

/** What a change does to the numbers of an index. */
export interface ChangePlan {
  /** Articles that come in, each id once. */
  readonly put: readonly IngestedArticle[];
  /** Slots of the old articles that stay. */
  readonly kept: ReadonlySet<number>;
  readonly numbers: Renumbering;
  /** Old numbers of the passages that go. */
  readonly removed: readonly number[];
  /** Whether the passages that stay get other numbers. */
  readonly compact: boolean;
  /** Number of the first new passage, and of all passage numbers afterwards. */
  readonly first: number;
  readonly size: number;
}

/** More holes than this part of all numbers are closed. */
const MOST_HOLES = 1 / 3;

/** Plans a change; null when nothing would change. Of articles with one id the last counts. */
export function planChange(
  old: Generation,
  change: { readonly put: readonly IngestedArticle[]; readonly remove: readonly string[] },
): ChangePlan | null {
  const gone = new Set(change.remove);
  const put = [...new Map(change.put.map((each) => [each.article.id, each])).values()].filter(
    (each) => !gone.has(each.article.id),
  );
  for (const each of change.put) gone.add(each.article.id);
  const heads = old.articles.heads();
  const kept = new Set(heads.flatMap((head, slot) => (gone.has(head.id) ? [] : [slot])));
  if (put.length === 0 && kept.size === heads.length) return null;

  const removed = old.postings.live.reduce<number[]>((list, live, passage) => {
    if (live === 1 && !kept.has(old.articles.source(passage)?.slot ?? -1)) list.push(passage);
    return list;
  }, []);
  const numbers = keepNumbers(old.postings.live, new Set(removed));
  const staying = numbers.reduce((sum, number) => sum + (number === HOLE ? 0 : 1), 0);
  const adding = put.reduce((sum, each) => sum + each.passages.length, 0);
  const compact = old.postings.size - staying > (old.postings.size + adding) * MOST_HOLES;
  const first = compact ? staying : old.postings.size;
  return { put, kept, removed, compact, first, size: first + adding, numbers: compact ? closeHoles(numbers) : numbers };
}

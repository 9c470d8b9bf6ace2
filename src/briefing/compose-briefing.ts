import type { Digest, DigestRequest, Subscription } from "../domain/digest.ts";
import type { PassageIndex } from "../ports/passage-index.ts";
import type { Store } from "../ports/store.ts";
import { dayIn } from "./due.ts";

const WEEK_MS = 7 * 86_400_000;

/** What a briefing is made from. */
export interface BriefingSources {
  readonly store: Pick<Store, "toldArticles" | "lastPeriod">;
  readonly index: Pick<PassageIndex, "articles">;
  readonly digest: (request: DigestRequest) => Promise<Digest>;
}

/** A briefing, and the articles that need not be told again once it is posted. */
export interface Briefing {
  readonly digest: Digest;
  readonly covered: readonly string[];
}

/**
 * Writes what a subscriber should hear at `due` (ms since 1970). The first briefing tells the articles dated in the seven
 * days before it; when there are none it introduces the corpus, newest first. Each later one tells what the index has gained
 * since the one before, whatever its date, since an archive that arrives late is news to the reader all the same.
 * Every briefing therefore covers all the index held when it was written, shown or counted in its receipt: what stood there
 * before the first, and what did not fit into one, does not trickle out over the weeks that follow.
 */
export async function composeBriefing(
  sources: BriefingSources,
  subscription: Subscription,
  due: number,
): Promise<Briefing> {
  const { id, language } = subscription;
  const told = await sources.store.toldArticles(id);
  // Read before the digest, so that an article that arrives meanwhile is told next time rather than never.
  const covered = (await sources.index.articles()).map((article) => article.id).filter((article) => !told.has(article));
  if ((await sources.store.lastPeriod(id)) !== null) {
    return { digest: await sources.digest({ language, exclude: told }), covered };
  }
  const recent = await sources.digest({ language, since: dayIn(subscription.zone, due - WEEK_MS) });
  return { digest: recent.items.length > 0 ? recent : await sources.digest({ language }), covered };
}

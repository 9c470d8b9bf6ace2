import type { Digest, DigestRequest } from "../domain/digest.ts";
import type { Subscription } from "../domain/subscription.ts";
import type { PassageIndex } from "../ports/passage-index.ts";
import type { Store } from "../ports/store.ts";
import { inPeriod } from "../retrieval/article-period.ts";
import { dayIn, dueTimes } from "./due.ts";

/** What a briefing is made from. */
export interface BriefingSources {
  readonly store: Pick<Store, "told" | "passedArticles" | "lastPeriod">;
  readonly index: Pick<PassageIndex, "articles">;
  readonly digest: (request: DigestRequest) => Promise<Digest>;
}

/** A briefing, and the articles that later ones need not look at though this one does not tell them. */
export interface Briefing {
  readonly digest: Digest;
  readonly passed: readonly string[];
}

/**
 * Writes what a subscriber should hear at `due` (ms since 1970). The first briefing tells the articles dated since it would
 * have been due before, and passes all that is older; when there are none it introduces the corpus, newest first, and passes
 * the rest. Each later one tells what its channel was not told yet, whatever its date, since an archive that arrives late is
 * news to the reader all the same; what found no room in one waits for the next.
 */
export async function composeBriefing(
  sources: BriefingSources,
  subscription: Subscription,
  due: number,
): Promise<Briefing> {
  const { id, channel, language, topic, length, zone } = subscription;
  const request: DigestRequest = {
    language,
    ...(topic === null ? {} : { topic }),
    ...(length === null ? {} : { length }),
    today: dayIn(zone, due),
    exclude: await sources.store.passedArticles(id),
    told: await sources.store.told(channel),
    onlyNew: true,
  };
  if ((await sources.store.lastPeriod(id)) !== null) return { digest: await sources.digest(request), passed: [] };
  // Read before the digest, so that an article that arrives meanwhile is told next time rather than never.
  const articles = await sources.index.articles();
  const since = dayIn(zone, dueTimes(subscription, due - 1).last);
  const recent = await sources.digest({ ...request, since });
  if (recent.items.length > 0) {
    const older = articles.filter((article) => !inPeriod(article, since, undefined));
    return { digest: recent, passed: older.map((article) => article.id) };
  }
  return { digest: await sources.digest(request), passed: articles.map((article) => article.id) };
}

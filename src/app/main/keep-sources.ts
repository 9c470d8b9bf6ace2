import { asWenzhaiError } from "../../errors.ts";
import { fillBehind } from "../console/fill-behind.ts";
import type { Session } from "../console/session.ts";
import { type OpenedRefresh, openRefresh, type TakingEngine } from "../sources/open-refresh.ts";
import type { SourceReport } from "../sources/refresh-source.ts";
import { dueSources, refreshSources } from "../sources/refresh-sources.ts";
import type { Sources } from "../sources/source-settings.ts";
import { nextDue } from "../sources/when-due.ts";

/** Another process may have refreshed meanwhile, or may be at it: it is looked at no more and no less often than this. */
const LEAST_MS = 30_000;
const MOST_MS = 10 * 60_000;

/**
 * Refreshes the pages, feeds and sitemaps of sources.yml when they are due, while questions are answered. What cannot be done
 * is told, and nothing of it stops the bot. Gives what ends it.
 */
export async function keepSources(
  engine: TakingEngine & { fillVectors(): Promise<void> },
  { config, world, err }: Session,
  sources: Sources,
): Promise<() => Promise<void>> {
  if (sources.web.length === 0) return async () => {};
  let opened: OpenedRefresh;
  try {
    opened = await openRefresh(engine, { data: config.data, sources }, world);
  } catch (thrown) {
    const error = asWenzhaiError(thrown);
    world.log.error("sources-not-kept", { error });
    err(`${error.message} Until then pages, feeds and sitemaps are not read.`);
    return async () => {};
  }
  let cancel = (): void => {};
  const turn = async (): Promise<void> => {
    try {
      const reports = await refreshSources(dueSources(sources, opened), sources, opened);
      if (reports.some(({ added, changed }) => added + changed > 0)) fillBehind(engine, world);
      tell(reports, err);
    } catch (error) {
      world.log.warn("sources-not-refreshed", { error: asWenzhaiError(error) });
    }
    if (!opened.signal?.aborted) cancel = world.clock.after(untilNext(sources, opened), start);
  };
  let running: Promise<void> = Promise.resolve();
  const start = (): void => {
    running = turn();
  };
  start();
  return async () => {
    cancel();
    await opened.end();
    await running;
    opened.close();
  };
}

function untilNext({ web, zone }: Sources, { state, clock }: OpenedRefresh): number {
  const next = Math.min(...web.map((each) => nextDue(each, state.state(each.name).triedAt, zone)));
  return Math.min(MOST_MS, Math.max(LEAST_MS, next - clock.now()));
}

/** One line for what came, one for what failed: the rest is with the doctor. */
function tell(reports: readonly SourceReport[], err: (line: string) => void): void {
  const sum = (of: (report: SourceReport) => number): number => reports.reduce((all, each) => all + of(each), 0);
  const [added, changed, problems] = [sum((r) => r.added), sum((r) => r.changed), sum((r) => r.problems.length)];
  if (added + changed > 0) err(`${added} new and ${changed} changed articles from ${reports.length} sources.`);
  if (problems > 0) err(`${problems} things of the sources could not be read: wenzhai doctor lists them.`);
}

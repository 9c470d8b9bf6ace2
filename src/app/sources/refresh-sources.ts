import PQueue from "p-queue";
import type { RefreshParts } from "./refresh-parts.ts";
import { refreshSource, type SourceReport } from "./refresh-source.ts";
import type { Sources, WebSource } from "./source-settings.ts";
import { nextDue } from "./when-due.ts";

/** Sources refreshed together; a slow one holds up no other for long. */
const AT_A_TIME = 4;

/** The sources that are due, or all of them. */
export function dueSources(
  { web, zone }: Pick<Sources, "web" | "zone">,
  { state, clock }: Pick<RefreshParts, "state" | "clock">,
): readonly WebSource[] {
  return web.filter((each) => nextDue(each, state.state(each.name).triedAt, zone) <= clock.now());
}

/** Refreshes sources, each on its own: what one does cannot break another. */
export async function refreshSources(
  chosen: readonly WebSource[],
  all: Pick<Sources, "web">,
  parts: RefreshParts,
): Promise<readonly SourceReport[]> {
  const names = new Set(all.web.map(({ name }) => name));
  const queue = new PQueue({ concurrency: AT_A_TIME });
  const reports = await queue.addAll(chosen.map((source) => () => refreshSource(source, names, parts)));
  return reports.filter((report) => report !== null);
}

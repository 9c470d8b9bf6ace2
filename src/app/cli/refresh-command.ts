import { WenzhaiError } from "../../errors.ts";
import { type Session, withEngine } from "../console/session.ts";
import { openRefresh } from "../sources/open-refresh.ts";
import type { SourceReport } from "../sources/refresh-source.ts";
import { dueSources, refreshSources } from "../sources/refresh-sources.ts";
import type { Sources, WebSource } from "../sources/source-settings.ts";
import { fillWithBar } from "./commands.ts";

/** More problems than these are left to the doctor. */
const MOST_NAMED = 20;

/** `wenzhai refresh [NAME…] [--all] [--json] [--no-wait]`: reads what is due, or what is named, and says what came of it. */
export async function refreshCommand(
  names: readonly string[],
  { all, json, wait }: { all?: boolean; json?: boolean; wait: boolean },
  { session, sources }: { readonly session: Session; readonly sources: Sources },
): Promise<void> {
  if (sources.web.length === 0)
    throw new WenzhaiError(
      "bad-config",
      "No page, feed or sitemap is named: write sources.yml after sources.example.yml.",
    );
  const named = sourcesNamed(names, sources);
  await withEngine(session, async (engine) => {
    const opened = await openRefresh(engine, { data: session.config.data, sources }, session.world);
    try {
      const chosen = all ? sources.web : (named ?? dueSources(sources, opened));
      const reports = await refreshSources(chosen, sources, { ...opened, all: all === true || named !== null });
      if (wait && reports.some(({ added, changed }) => added + changed > 0)) await fillWithBar(engine);
      if (json) session.out(JSON.stringify({ due: chosen.length, sources: reports }));
      else print(reports, chosen, session);
      if (reports.length > 0 && reports.every(failedWhole))
        throw new WenzhaiError("bad-input", "Nothing could be read: see above, and ask wenzhai doctor.");
    } finally {
      await opened.end();
      opened.close();
    }
  });
}

function sourcesNamed(names: readonly string[], { web }: Sources): readonly WebSource[] | null {
  if (names.length === 0) return null;
  return names.map((name) => {
    const found = web.find((each) => each.name === name || each.url === name);
    if (found !== undefined) return found;
    throw new WenzhaiError("bad-input", `No source is called "${name}": ${web.map((each) => each.name).join(", ")}.`);
  });
}

function failedWhole({ problems, listed, fetched }: SourceReport): boolean {
  return problems.length > 0 && listed === 0 && fetched === 0;
}

function print(reports: readonly SourceReport[], chosen: readonly WebSource[], { out, err }: Session): void {
  if (chosen.length === 0) out("Nothing is due; --all reads all of them.");
  for (const { source, listed, fetched, added, changed, leftOut } of reports) {
    const beyond = leftOut > 0 ? `, ${leftOut} left out by its limit` : "";
    out(`${source}: ${listed} listed${beyond}, ${fetched} fetched, ${added} added, ${changed} changed`);
  }
  const busy = chosen.length - reports.length;
  if (busy > 0) out(`${busy} are being refreshed by another process.`);
  const problems = reports.flatMap((report) => report.problems);
  for (const problem of problems.slice(0, MOST_NAMED)) err(problem);
  if (problems.length > MOST_NAMED) err(`And ${problems.length - MOST_NAMED} more: --json lists them all.`);
}

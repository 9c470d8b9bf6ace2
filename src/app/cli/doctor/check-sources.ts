import { existsSync } from "node:fs";
import { openFetchedArticles, type SourceTrouble } from "../../../adapters/web/fetched-articles.ts";
import { asWenzhaiError } from "../../../errors.ts";
import type { Config } from "../../config.ts";
import { fetchedDatabase } from "../../sources/open-refresh.ts";
import { ADDED } from "../../sources/preview-address.ts";
import { withFolders } from "../../sources/read-settings.ts";
import { readSources, type Sources } from "../../sources/source-settings.ts";
import type { Finding } from "./finding.ts";

/** Whether the file of sources can be used, and what could not be read of them. Gives the settings with its folders. */
export function* checkSources(config: Config): Generator<Finding, Config> {
  const check = config.sourcesFile ?? "sources.yml";
  let sources: Sources;
  try {
    sources = readSources(config.sourcesFile);
  } catch (thrown) {
    for (const found of asWenzhaiError(thrown).message.split("\n")) yield { check, state: "wrong", found };
    return config;
  }
  if (config.sourcesFile === undefined && !existsSync(check)) {
    yield { check, state: "absent", found: "not there: folders are the only sources" };
    return config;
  }
  yield {
    check,
    state: "ok",
    found: `${sources.folders.length} folders, ${sources.web.length} pages, feeds and sitemaps`,
  };
  const path = fetchedDatabase(config.data);
  const complete = withFolders(config, sources);
  if (!existsSync(path)) return complete;
  try {
    const state = openFetchedArticles(path);
    const names = new Set([...sources.web.map(({ name }) => name), ADDED]);
    for (const each of state.troubles()) if (names.has(each.source)) yield sourceFinding(each);
    state.close();
  } catch (thrown) {
    yield { check: "fetched articles", state: "wrong", found: asWenzhaiError(thrown).message };
  }
  return complete;
}

/** A source is wrong when its list cannot be read, or most of its articles. */
function sourceFinding({ source, articles, failed, problem, refreshedAt, samples }: SourceTrouble): Finding {
  const check = `source ${source}`;
  const since = refreshedAt === null ? "never read" : `last read ${new Date(refreshedAt).toISOString().slice(0, 16)}Z`;
  const lost = failed === 0 ? "" : `; ${failed} could not be read: ${samples.join(" ")}`;
  if (problem !== null) return { check, state: "wrong", found: `${since}; ${problem}` };
  const state = failed * 2 > articles ? "wrong" : "ok";
  return { check, state, found: `${since}, ${articles} articles${lost}` };
}

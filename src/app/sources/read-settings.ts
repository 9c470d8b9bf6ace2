import { existsSync } from "node:fs";
import { type Config, readConfig } from "../config.ts";
import { readSources, type Sources } from "./source-settings.ts";

/** The settings with what the file of sources says. */
export interface Settings {
  readonly config: Config;
  readonly sources: Sources;
}

/**
 * Reads the settings and the file of sources. Its folders are the corpus, unless WENZHAI_CORPUS names another. Throws
 * bad-config.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const config = readConfig(env);
  const sources = readSources(config.sourcesFile);
  return { config: withFolders(config, sources), sources };
}

/** The settings with the folders of the file of sources, where there is one and nothing else names the corpus. */
export function withFolders(config: Config, { folders }: Sources): Config {
  const isThere = config.sourcesFile !== undefined || existsSync("sources.yml");
  return isThere && !config.corpusNamed ? { ...config, corpus: folders } : config;
}

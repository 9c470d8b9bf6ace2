import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, onTestFinished } from "vitest";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import { openFetchedArticles } from "../../../src/adapters/web/fetched-articles.ts";
import type { PoliteFetch, WebReply } from "../../../src/adapters/web/polite-fetch.ts";
import type { RefreshParts } from "../../../src/app/sources/refresh-parts.ts";
import type { WebSource } from "../../../src/app/sources/source-settings.ts";
import { createListReader } from "../../../src/ingest/sources/lists/list-reader.ts";
import type { FetchedFile } from "../../../src/ingest/sources/take-fetched.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { keptLog } from "../../slack/kept-log.ts";

/** One process reads the lists of a whole file of tests. */
const lists = createListReader(systemClock());
afterAll(() => lists.close());

/** Parts of a refresh over a web given; what is asked of it and what is taken in is kept. */
export function openSources(web: PoliteFetch["get"], more: Partial<RefreshParts> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "wenzhai-sources-"));
  const state = openFetchedArticles(":memory:");
  onTestFinished(() => {
    state.close();
    rmSync(folder, { recursive: true });
  });
  const asked: string[] = [];
  const taken: FetchedFile[] = [];
  const clock = handClock("2026-11-28T08:00:00Z");
  const parts: RefreshParts = {
    web: {
      get(url, known) {
        asked.push(url);
        return web(url, known);
      },
    },
    lists,
    state,
    take: async (files) => {
      taken.push(...files);
      return { added: files.length, changed: 0, unchanged: 0, faults: [] };
    },
    folder,
    clock,
    log: keptLog(),
    ...more,
  };
  /** What was asked and taken in since it was last looked at. */
  const since = () => ({ asked: asked.splice(0), taken: taken.splice(0).map(({ id }) => id) });
  return { parts, clock, state, since };
}

export function bodyOf(url: string, text: string, type = "text/html", etag?: string): WebReply {
  const validators = etag === undefined ? {} : { etag };
  return { kind: "body", url, type, bytes: new TextEncoder().encode(text), validators };
}

export const gone = (url: string): WebReply => ({ kind: "failed", message: `${url} is gone.`, passing: false });

export function feedSource(url: string, more: Partial<WebSource> = {}): WebSource {
  return { kind: "feed", url, name: url, schedule: "0 * * * *", limit: 1000, text: "page", ...more };
}

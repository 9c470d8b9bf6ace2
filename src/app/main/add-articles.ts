import { existsSync } from "node:fs";
import { openFetchedArticles } from "../../adapters/web/fetched-articles.ts";
import { createPoliteFetch } from "../../adapters/web/polite-fetch.ts";
import type { AddArticles } from "../../slack/listeners/listener-context.ts";
import { withApartReader } from "../compose/with-apart-reader.ts";
import type { World } from "../compose.ts";
import { fillBehind } from "../console/fill-behind.ts";
import { describeArticle } from "../sources/describe-article.ts";
import { taken } from "../sources/fetch-article.ts";
import { fetchedDatabase, fetchedFolder, openRefresh, type TakingEngine } from "../sources/open-refresh.ts";
import { type AddressPreview, previewAddress } from "../sources/preview-address.ts";
import type { Sources } from "../sources/source-settings.ts";

/** How articles of the web are looked at and added at somebody's wish, and what of the sources could not be read. */
export function createAddArticles(
  engine: TakingEngine & { fillVectors(): Promise<void> },
  { data, sources }: { readonly data: string; readonly sources: Sources },
  world: World,
): AddArticles {
  const looking = async <T>(address: string, look: (preview: AddressPreview) => Promise<T>): Promise<T> => {
    const web = createPoliteFetch({ ...sources, clock: world.clock });
    try {
      return await withApartReader(world.clock, async (apart) => {
        const preview = await previewAddress(address, web, apart);
        return look(preview).finally(() => preview.close());
      });
    } finally {
      await web.close();
    }
  };
  return {
    preview: (address) => looking(address, async ({ ingested }) => describeArticle(ingested)),
    add: (address) =>
      looking(address, async (preview) => {
        const opened = await openRefresh(engine, { data, sources }, world);
        try {
          const article = await preview.keep(fetchedFolder(data));
          const file = { path: article.path!, id: article.id, url: article.address, facts: {} };
          const { added, changed } = await opened.take([file]);
          opened.state.put([taken(article)]);
          if (added + changed > 0) fillBehind(engine, world);
          return added + changed > 0;
        } finally {
          await opened.end();
          opened.close();
        }
      }),
    troubles: async () => {
      const path = fetchedDatabase(data);
      if (!existsSync(path)) return [];
      const state = openFetchedArticles(path);
      try {
        const names = new Set(sources.web.map(({ name }) => name));
        return state
          .troubles()
          .filter(({ source, problem, failed }) => names.has(source) && (problem !== null || failed > 0));
      } finally {
        state.close();
      }
    },
  };
}

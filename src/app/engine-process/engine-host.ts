import type { CheckedText } from "../../answering/check-text.ts";
import type { Ask } from "../../domain/answer.ts";
import type { Digest, DigestRequest } from "../../domain/digest.ts";
import type { OpenedIndex } from "../../index/opened-index.ts";
import type { IngestReport, OnProgress } from "../../ingest/sources/sync.ts";
import type { Search } from "../../retrieval/search.ts";
import type { Engine } from "../compose.ts";
import type { Config } from "../config.ts";
import type { ShownArticle } from "./protocol.ts";
import { SupervisedEngine, type SupervisionParts } from "./supervised-engine.ts";

/** What the bot is given: everything that answers, in a process of its own, which is replaced when it hangs or dies. */
export interface EngineHost extends Pick<Engine, "takeFetched"> {
  readonly ask: Ask;
  readonly digest: (request: DigestRequest) => Promise<Digest>;
  readonly index: Pick<OpenedIndex, "articles" | "refresh" | "status">;
  checkText(text: string): Promise<readonly CheckedText[]>;
  readonly search: Search;
  article(id: string): Promise<ShownArticle | null>;
  ingest(paths: readonly string[], onProgress?: OnProgress): Promise<IngestReport>;
  fillVectors(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the process and opens the engine in it. Throws what opening throws. */
export async function startEngineHost(config: Config, parts: SupervisionParts): Promise<EngineHost> {
  const engine = new SupervisedEngine(config, parts);
  await engine.open();
  return {
    ask: (question, options) => engine.ask(question, options?.signal),
    digest: (request) => engine.call("digest", request),
    index: {
      articles: () => engine.call("articles", null),
      status: () => engine.call("status", null),
      refresh: () => engine.call("refresh", null),
    },
    checkText: (text) => engine.call("checkText", text),
    search: (question, k) => engine.call("search", { question, k }),
    article: (id) => engine.call("article", id),
    ingest: (paths, onProgress) => engine.call("ingest", paths, onProgress),
    takeFetched: (files) => engine.call("takeFetched", files),
    fillVectors: async () => void (await engine.call("fillVectors", null)),
    close: () => engine.close(),
  };
}

import { Document } from "@langchain/core/documents";
import { BaseRetriever, type BaseRetrieverInput } from "@langchain/core/retrievers";
import type { Search, SearchHit } from "../retrieval/search.ts";
import { openEngine } from "./compose.ts";
import { createSession } from "./console/session.ts";

/** Where the corpus is, and how many passages are wanted, 5 without a number. */
export interface WenzhaiRetrieverInput extends BaseRetrieverInput {
  /** The data directory that `wenzhai ingest` filled. */
  readonly data: string;
  /** The PostgreSQL database of the index, where it is not in `data`. */
  readonly databaseUrl?: string;
  readonly k?: number;
}

/** What is told of a passage beside its text: the same as `wenzhai search --json` and the offsets of the text in its article. */
export type PassageMetadata = Omit<SearchHit, "text" | "passageId">;

/** LangChain's retriever over a corpus: each document is a passage, its text unchanged, its id that of the passage. */
export class WenzhaiRetriever extends BaseRetriever<PassageMetadata> {
  override lc_namespace = ["wenzhai", "retrievers"];
  readonly #search: Search;
  readonly #k: number;
  readonly #close: () => Promise<void>;

  private constructor(input: WenzhaiRetrieverInput, search: Search, close: () => Promise<void>) {
    super(input);
    this.#search = search;
    this.#k = input.k ?? 5;
    this.#close = close;
  }

  static override lc_name(): string {
    return "WenzhaiRetriever";
  }

  /** Opens the index. Throws index-damaged, index-busy and store. Close it when it is done with. */
  static async open(input: WenzhaiRetrieverInput): Promise<WenzhaiRetriever> {
    const { data, databaseUrl } = input;
    const config = { slack: null, corpus: [], data, model: {}, ...(databaseUrl === undefined ? {} : { databaseUrl }) };
    const { world, close } = createSession(config, () => "retriever");
    const engine = await openEngine(config, world);
    return new WenzhaiRetriever(input, engine.search, async () => {
      await engine.close();
      await close();
    });
  }

  override async _getRelevantDocuments(query: string): Promise<Document<PassageMetadata>[]> {
    const hits = await this.#search({ text: query }, this.#k);
    return hits.map(({ text, passageId, ...metadata }) => new Document({ id: passageId, pageContent: text, metadata }));
  }

  /** Closes the index; nothing is found afterwards. */
  async close(): Promise<void> {
    await this.#close();
  }
}

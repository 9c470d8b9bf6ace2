import { createCachedEmbedder } from "../../src/adapters/cached-embedder.ts";
import { openEmbeddingCache } from "../../src/adapters/embedding-cache.ts";
import { openEndpointEmbedder } from "../../src/adapters/endpoint-embedder.ts";
import { createOnnxEmbedder } from "../../src/adapters/onnx-embedder.ts";
import { hurriedClock } from "../adapters/hurried-clock.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
import { type EmbeddingsServer, startEmbeddingsServer } from "../fakes/embeddings-server.ts";
import { keptLog } from "../slack/kept-log.ts";
import { embedderContract } from "./embedder-contract.ts";

embedderContract({ name: "the deterministic fake", make: async () => countingEmbedder(), dispose: async () => {} });

embedderContract({ name: "the built-in model", make: async () => createOnnxEmbedder(), dispose: async () => {} });

const cache = openEmbeddingCache(":memory:");
embedderContract({
  name: "a fake behind the cache",
  make: async () => {
    const calls = { split: (texts: readonly string[]) => texts.map((text) => [text]), atOnce: 2 };
    return createCachedEmbedder(countingEmbedder(), { cache, calls, log: keptLog() });
  },
  dispose: async () => cache.close(),
});

let server: EmbeddingsServer;
const endpointCache = openEmbeddingCache(":memory:");
embedderContract({
  name: "a model of an endpoint",
  async make() {
    server = await startEmbeddingsServer();
    const parts = { clock: hurriedClock(60_000, 5_000), log: keptLog(), cache: endpointCache };
    return openEndpointEmbedder({ model: "local-embedding", baseUrl: server.baseUrl }, parts);
  },
  async dispose() {
    endpointCache.close();
    await server.close();
  },
});

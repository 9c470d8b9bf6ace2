import { openEmbeddingCache } from "../../src/adapters/embedding-cache.ts";
import { openEndpointEmbedder } from "../../src/adapters/endpoint-embedder.ts";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { numberedPassages } from "./numbered-passages.ts";

const [baseUrl = "", cachePath = "", count = "0"] = process.argv.slice(2);
const silent = () => undefined;
const cache = openEmbeddingCache(cachePath);
const parts = { cache, clock: systemClock(), log: { info: silent, warn: silent, error: silent } };
const embedder = await openEndpointEmbedder({ model: "local-embedding", baseUrl }, parts);
await embedder.embedDocuments(numberedPassages(Number(count)));
await embedder.close();
cache.close();

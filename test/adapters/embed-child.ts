import { openEndpointEmbedder } from "../../src/adapters/endpoint-embedder.ts";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { numberedPassages } from "./numbered-passages.ts";

const [baseUrl = "", cachePath = "", count = "0"] = process.argv.slice(2);
const silent = () => undefined;
const parts = { clock: systemClock(), log: { info: silent, warn: silent, error: silent } };
const embedder = await openEndpointEmbedder({ model: "local-embedding", baseUrl, cachePath }, parts);
await embedder.embed(numberedPassages(Number(count)));
embedder.close();

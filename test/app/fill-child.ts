import { writeSync } from "node:fs";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { openEngine } from "../../src/app/compose.ts";
import type { Embedder } from "../../src/ports/embedder.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";

/** Run as its own process: `fill-child.ts DATA CORPUS N` ingests and fills, a line for each passage embedded, and dies at the Nth. */
const [data = "", corpus = "", dieAfter = ""] = process.argv.slice(2);
const silent = () => {};
let embedded = 0;
const honest = countingEmbedder();
const embedder: Embedder = {
  ...honest,
  embedDocuments(texts, options) {
    for (const _ of texts) {
      writeSync(1, "embedded\n");
      if (++embedded === Number(dieAfter)) process.kill(process.pid, "SIGKILL");
    }
    return honest.embedDocuments(texts, options);
  },
};
const log = { info: silent, warn: silent, error: silent };
const world = { clock: systemClock(), log, newId: () => "1", embedder };
const engine = await openEngine({ slack: null, corpus: [corpus], data, model: {} }, world);
await engine.ingest([corpus]);
await engine.fillVectors();
await engine.close();

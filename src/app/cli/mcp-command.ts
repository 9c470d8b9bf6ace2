import { readFileSync } from "node:fs";
import { createCorpusService } from "../../api/corpus-service.ts";
import { createMcpServer } from "../../mcp/mcp-server.ts";
import { serveStdio } from "../../mcp/serve-stdio.ts";
import { createSearch } from "../../retrieval/search.ts";
import type { Engine } from "../compose.ts";
import type { Session } from "../console/session.ts";
import { followIndex } from "../main/follow-index.ts";
import { untilStopped } from "../main/until-stopped.ts";
import { withCorpus } from "./with-corpus.ts";

/** `wenzhai mcp`: serves the Model Context Protocol on standard input and output until either side ends it. */
export async function mcpCommand(session: Session): Promise<void> {
  await withCorpus(session, async (engine) => {
    const leave = followIndex(engine.index, session.world);
    try {
      const { log, newId } = session.world;
      const server = createMcpServer({ corpus: serviceOf(engine, session), version: version(), log, newId });
      await serveStdio(server, { input: process.stdin, output: process.stdout, log }, untilStopped());
    } finally {
      leave();
    }
  });
}

function serviceOf({ ask, analyse, retrieve, checkText, digest, index }: Engine, { world }: Session) {
  return createCorpusService({
    ask,
    search: createSearch(analyse, retrieve),
    checkText,
    digest,
    articles: () => index.articles(),
    async article(id) {
      const article = (await index.articles()).find((each) => each.id === id);
      return article === undefined ? null : { article, sentences: await index.sentences(id) };
    },
    clock: world.clock,
  });
}

function version(): string {
  const manifest = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

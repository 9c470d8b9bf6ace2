import { asWenzhaiError, type WenzhaiError } from "../../errors.ts";
import type { OpenedIndex } from "../../index/opened-index.ts";
import type { IngestReport, OnProgress } from "../../ingest/sources/sync.ts";
import { fillBehind } from "../console/fill-behind.ts";
import { createProgress } from "../console/progress.ts";
import type { Session } from "../console/session.ts";
import { followIndex } from "./follow-index.ts";
import { watchFolders } from "./watch-folders.ts";

/** What is kept up to date: an engine, or a process that has one. */
export interface KeptEngine {
  readonly index: Pick<OpenedIndex, "refresh" | "status">;
  ingest(paths: readonly string[], onProgress?: OnProgress): Promise<IngestReport>;
  fillVectors(): Promise<void>;
}

/** While another process writes, or the disk is full, the corpus is tried again this often. */
const AGAIN_MS = 5_000;
const WAIT_MS = 500;
/** Whoever ingests gives vectors to what it took in; what has none so long after is given them here. */
const QUIET_MS = 60_000;

/**
 * Takes the corpus in and keeps up with it: with what changes in its folders, and with what other processes ingest. Where it
 * cannot be taken in now, what is known is served, and it is tried again; where nothing is known, a writer is waited for.
 * Resolves, with what ends it, when there is something to answer from. Throws what the index throws where it is empty.
 */
export async function keepCorpus(engine: KeptEngine, session: Session): Promise<() => Promise<void>> {
  const { world, config } = session;
  let cancel = (): void => {};
  let told = "";
  let ended = false;
  const take = async (): Promise<void> => {
    cancel();
    try {
      await takeIn(engine, session);
      fillBehind(engine, world);
      told = "";
    } catch (thrown) {
      if (ended) return;
      const error = asWenzhaiError(thrown);
      if (error.message !== told) tellFailure(error, session);
      told = error.message;
      if (error.retryable) cancel = world.clock.after(AGAIN_MS, () => void take());
    }
  };
  await takeFirst(engine, session, take);
  let later = (): void => {};
  const unfollow = followIndex(engine.index, world, () => {
    later();
    later = world.clock.after(QUIET_MS, () => fillBehind(engine, world));
  });
  const unwatch = config.corpus.length === 0 ? async () => {} : await watchFolders(config.corpus, take, world);
  return async () => {
    ended = true;
    cancel();
    later();
    unfollow();
    await unwatch();
  };
}

/** The first taking in: what is there already is good enough to start with. */
async function takeFirst(engine: KeptEngine, session: Session, take: () => Promise<void>): Promise<void> {
  const { world, err } = session;
  for (let waited = false; (await engine.index.status()).articles === 0; waited = true) {
    try {
      await takeIn(engine, session);
      fillBehind(engine, world);
      return;
    } catch (thrown) {
      const error = asWenzhaiError(thrown);
      if (error.code !== "index-busy") throw error;
      if (!waited) err("Another process is writing the index: waiting for it.");
      await new Promise<void>((resolve) => void world.clock.after(WAIT_MS, resolve));
      await engine.index.refresh();
    }
  }
  await take();
}

/** Takes the corpus in and says what came of it. */
async function takeIn(engine: KeptEngine, { config, world, err }: Session): Promise<void> {
  const progress = createProgress(process.stderr, "articles read");
  const read = await engine.ingest(config.corpus, progress.at).finally(progress.end);
  for (const { message } of read.faults) err(message);
  const { articles, passages } = await engine.index.status();
  world.log.info("ingested", { added: read.added, changed: read.changed, removed: read.removed, articles, passages });
  const from = config.corpus.length === 0 ? "" : ` from ${config.corpus.join(", ")}`;
  err(
    `${articles} articles in ${passages} passages (${read.added} new, ${read.changed} changed, ${read.removed} removed)${from}`,
  );
}

function tellFailure(error: WenzhaiError, { err, world }: Session): void {
  world.log.warn("corpus-not-taken-in", { error });
  err(`${error.message} Until then the articles known are served.`);
}

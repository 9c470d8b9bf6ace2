import { createAsk } from "./answer/answer.ts";
import { readEvidence } from "./answer/read-evidence.ts";
import type { Config } from "./config.ts";
import { createDigest } from "./digest/digest.ts";
import type { Ask, Digest, DigestRequest } from "./domain.ts";
import { ANALYSIS, createAnalyze } from "./index/analyze.ts";
import { createLexiconEmbedder } from "./index/lexicon-embedder.ts";
import { type DirectoryIndex, openIndex } from "./index/passage-index.ts";
import { type IngestReport, type OnProgress, syncIndex } from "./ingest/sync.ts";
import type { Clock } from "./ports/clock.ts";
import type { Log } from "./ports/log.ts";
import { createRetrieve, type Retrieve } from "./retrieve/retrieve.ts";
import { createLexicon, type Lexicon } from "./text/lexicon.ts";

/** What the outside world gives: time, a place for the log, ids for errors. */
export interface World {
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
}

/** Everything that answers, without Slack. */
export interface Engine {
  readonly index: DirectoryIndex;
  readonly lexicon: Lexicon;
  readonly retrieve: Retrieve;
  readonly ask: Ask;
  readonly digest: (request: DigestRequest) => Promise<Digest>;
  ingest(paths: readonly string[], onProgress?: OnProgress): Promise<IngestReport>;
  close(): Promise<void>;
}

/** Builds the parts over the data directory. Throws index-damaged, embedding-mismatch, bad-config. */
export async function openEngine(config: Config, world: World): Promise<Engine> {
  const lexicon = createLexicon();
  const embedder = createLexiconEmbedder(lexicon);
  const index = await openIndex(config.data, {
    analyze: createAnalyze(lexicon),
    analysis: ANALYSIS,
    embedder,
    clock: world.clock,
    log: world.log,
  });
  const retrieve = createRetrieve({ index, lexicon, embedder: { weight: 0, embedQuery: embedder.embedQuery } });
  const ask = createAsk({ retrieve, lexicon, clock: world.clock });
  const digest = createDigest({
    index,
    sentencesOf: (id) => index.sentences(id),
    pickTopic: (topic) => pickTopic(topic, retrieve, lexicon),
  });
  return {
    index,
    lexicon,
    retrieve,
    ask,
    digest,
    ingest: (paths, onProgress) => syncIndex(paths, index, onProgress),
    close: () => index.close(),
  };
}

/** Passages read for a topic: a digest names more articles than an answer quotes. */
const TOPIC_PASSAGES = 60;
/** Sentences that speak of a topic meet at least this share of what the best one does. */
const ON_TOPIC = 0.5;

async function pickTopic(topic: string, retrieve: Retrieve, lexicon: Lexicon): Promise<readonly string[]> {
  const wide: Retrieve = (question) => retrieve(question, TOPIC_PASSAGES);
  const { candidates } = await readEvidence({ text: topic }, wide, lexicon);
  const best = candidates[0]?.score ?? 0;
  return candidates
    .filter(({ score }) => score >= ON_TOPIC * best)
    .map(({ found, order }) => found.sentences[order]!.id);
}

import { fileURLToPath } from "node:url";
import { openChatModel } from "../adapters/chat-model.ts";
import { promptFiles } from "../adapters/prompt-files.ts";
import { type AnsweringParts, createAsk } from "../answering/answer-question.ts";
import { findEvidence } from "../answering/evidence/find-evidence.ts";
import { loadPrompts } from "../answering/generation/prompts.ts";
import { createRewriter } from "../answering/generation/rewrite-question.ts";
import { createVerify } from "../answering/generation/verify-written.ts";
import { createWriter } from "../answering/generation/write-answer.ts";
import { createComposers } from "../answering/intent/composers.ts";
import { judgeSufficiency } from "../answering/sufficiency/judge-sufficiency.ts";
import { createDigest } from "../digest/digest.ts";
import type { Ask } from "../domain/answer.ts";
import type { Digest, DigestRequest } from "../domain/digest.ts";
import { ANALYSIS, createAnalyze } from "../index/lexical/analyze.ts";
import { type DirectoryIndex, openIndex } from "../index/passage-index.ts";
import { type IngestReport, type OnProgress, syncIndex } from "../ingest/sources/sync.ts";
import { createAnalyseText } from "../language/analysed-text.ts";
import { createLexicon, type Lexicon } from "../language/lexicon.ts";
import type { Clock } from "../ports/clock.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { Log } from "../ports/log.ts";
import type { FillOptions } from "../ports/passage-index.ts";
import type { SentenceVectors } from "../ports/sentence-vectors.ts";
import { type AnalyseQuestion, createAnalyseQuestion } from "../retrieval/query/analyse-question.ts";
import { createDirectoryAt } from "../retrieval/query/directory-at.ts";
import { learnedWeights } from "../retrieval/ranking/learned-weights.ts";
import { createRetrieve, type Retrieve } from "../retrieval/ranking/retrieve.ts";
import { openEmbedder } from "./compose/open-embedder.ts";
import type { Config } from "./config.ts";

/** What the outside world gives: time, a place for the log, ids for errors. */
export interface World {
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** Takes the place of the embedder that the settings name; whoever gives it closes it. */
  readonly embedder?: Embedder;
}

/** Everything that answers, without Slack. */
export interface Engine {
  readonly index: DirectoryIndex;
  readonly lexicon: Lexicon;
  readonly analyse: AnalyseQuestion;
  readonly retrieve: Retrieve;
  readonly ask: Ask;
  readonly digest: (request: DigestRequest) => Promise<Digest>;
  /** The vector of a question; an empty list where it must be searched by words alone. */
  readonly embedder: { embedQuery(text: string): Promise<readonly number[]> };
  readonly sentenceVectors: SentenceVectors;
  /** Gives vectors to the passages that lack one. */
  fillVectors(options?: FillOptions): Promise<void>;
  /** Takes files in; they are searchable by words at once. */
  ingest(paths: readonly string[], onProgress?: OnProgress): Promise<IngestReport>;
  close(): Promise<void>;
}

/**
 * Builds the parts over the data directory.
 * Throws index-damaged, bad-config, store, and what an embedding endpoint that is asked for the first time throws.
 */
export async function openEngine(config: Config, world: World): Promise<Engine> {
  const lexicon = createLexicon();
  const embedder = await openEmbedder(config, world);
  const index = await openIndex(config.data, {
    analyze: createAnalyze(lexicon),
    analysis: ANALYSIS,
    embedder: embedder.passages,
    clock: world.clock,
    log: world.log,
  }).catch(async (thrown: unknown) => {
    await embedder.close();
    throw thrown;
  });
  const weights = learnedWeights();
  const reading = { lexicon, analyse: createAnalyseText(lexicon), weights };
  const directory = createDirectoryAt(index, lexicon);
  const analyse = createAnalyseQuestion({ index, lexicon, embedQuestion: embedder.embedQuery, directory });
  const retrieve = createRetrieve({ index, ...reading });
  const composers = createComposers(directory, lexicon);
  const answering = {
    index,
    analyse,
    retrieve,
    reading: { ...reading, vectors: embedder.sentences },
    composers,
    directory,
    clock: world.clock,
  };
  const ask = createAsk({ ...answering, ...modelParts(config, lexicon, world) });
  const digest = createDigest({
    index,
    sentencesOf: (id) => index.sentences(id),
    pickTopic: (topic) => pickTopic(topic, answering),
  });
  return {
    index,
    lexicon,
    analyse,
    retrieve,
    ask,
    digest,
    embedder: { embedQuery: embedder.embedQuery },
    sentenceVectors: embedder.sentences,
    fillVectors: (options) => index.fillVectors(options),
    ingest: (paths, onProgress) => syncIndex(paths, index, onProgress),
    async close() {
      await index.close();
      await embedder.close();
    },
  };
}

/** The whole of a model's answer, every try, wait and repair; and the preparation of a question, for which the search waits. */
const WRITE_MS = 60_000;
const REWRITE_MS = 6_000;

/** What a configured chat model adds; it is opened at the first question. Throws bad-config when a prompt does not fit. */
function modelParts(
  { model }: Config,
  lexicon: Lexicon,
  { clock, log }: World,
): Pick<AnsweringParts, "writer" | "rewriter"> {
  const { chat: name, apiKey, baseUrl } = model;
  if (name === undefined) return {};
  let opened: ReturnType<typeof openChatModel> | undefined;
  const chat = () => {
    opened ??= openChatModel({
      model: name,
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(baseUrl === undefined ? {} : { baseUrl }),
    });
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  const prompts = loadPrompts(promptFiles(fileURLToPath(new URL("../../prompts", import.meta.url))));
  const parts = { chat, prompts, clock, log };
  return {
    writer: createWriter({ ...parts, verify: createVerify(lexicon), timeLimitMs: WRITE_MS }),
    rewriter: createRewriter({ ...parts, timeLimitMs: REWRITE_MS }),
  };
}

/** Passages read for a topic: a digest names more articles than an answer quotes. */
const TOPIC_PASSAGES = 60;

async function pickTopic(topic: string, { analyse, retrieve, reading }: AnsweringParts): Promise<readonly string[]> {
  const retrieved = await retrieve(await analyse({ text: topic }), TOPIC_PASSAGES);
  const evidence = await findEvidence(retrieved, reading, TOPIC_PASSAGES);
  if (!judgeSufficiency(retrieved, evidence, reading).sufficient) return [];
  return evidence.map(({ sentences, order }) => sentences[order]!.id);
}

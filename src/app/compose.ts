import { closeDataFolder } from "../adapters/private-folder.ts";
import { createAsk } from "../answering/answer-question.ts";
import { answerWithinFirst } from "../answering/answer-within-first.ts";
import { type CheckText, createCheckText } from "../answering/check-text.ts";
import { createComposers } from "../answering/intent/composers.ts";
import { createDigest } from "../digest/digest.ts";
import { createWriteLines } from "../digest/telling/write-lines.ts";
import { createFindTopic } from "../digest/topic.ts";
import type { Ask } from "../domain/answer.ts";
import type { Digest, DigestRequest } from "../domain/digest.ts";
import { ANALYSIS, createAnalyze } from "../index/lexical/analyze.ts";
import type { OpenedIndex } from "../index/opened-index.ts";
import { type IngestReport, type OnProgress, syncIndex } from "../ingest/sources/sync.ts";
import { type FetchedFile, type FetchedReport, takeFetched } from "../ingest/sources/take-fetched.ts";
import { createAnalyseText } from "../language/analysed-text.ts";
import { createLexicon, type Lexicon } from "../language/lexicon.ts";
import type { Clock } from "../ports/clock.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { Log } from "../ports/log.ts";
import type { FillOptions } from "../ports/passage-index.ts";
import type { SentenceVectors } from "../ports/sentence-vectors.ts";
import { onlyArticles } from "../retrieval/only-articles.ts";
import { type AnalyseQuestion, createAnalyseQuestion } from "../retrieval/query/analyse-question.ts";
import { createDirectoryAt } from "../retrieval/query/directory-at.ts";
import { learnedWeights } from "../retrieval/ranking/learned-weights.ts";
import { createRetrieve, type Retrieve } from "../retrieval/ranking/retrieve.ts";
import { createSearch, type Search } from "../retrieval/search.ts";
import { askAgain, callAgain } from "./compose/ask-again.ts";
import { modelParts } from "./compose/model-parts.ts";
import { openConfiguredIndex } from "./compose/open-configured-index.ts";
import { openEmbedder } from "./compose/open-embedder.ts";
import { withApartReader } from "./compose/with-apart-reader.ts";
import type { Config } from "./config.ts";

/** What the outside world gives: time, a place for the log, ids for errors. */
export interface World {
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** Says something to whoever started the program. */
  readonly tell?: (line: string) => void;
  /** Takes the place of the embedder that the settings name; whoever gives it closes it. */
  readonly embedder?: Embedder;
}

/** Everything that answers, without Slack. */
export interface Engine {
  readonly index: OpenedIndex;
  readonly lexicon: Lexicon;
  readonly analyse: AnalyseQuestion;
  readonly retrieve: Retrieve;
  readonly search: Search;
  readonly ask: Ask;
  readonly checkText: CheckText;
  readonly digest: (request: DigestRequest) => Promise<Digest>;
  /** The vector of a question; an empty list where it must be searched by words alone. */
  readonly embedder: { embedQuery(text: string): Promise<readonly number[]> };
  readonly sentenceVectors: SentenceVectors;
  /** Gives vectors to the passages that lack one. */
  fillVectors(options?: FillOptions): Promise<void>;
  /** Takes files in; they are searchable by words at once. */
  ingest(paths: readonly string[], onProgress?: OnProgress): Promise<IngestReport>;
  /** Takes in files that were fetched from the web; nothing is removed. */
  takeFetched(files: readonly FetchedFile[]): Promise<FetchedReport>;
  close(): Promise<void>;
}

/**
 * Builds the parts over the data directory, or over the database that the settings name.
 * Throws index-damaged, bad-config, store, and what an embedding endpoint that is asked for the first time throws.
 */
export async function openEngine(config: Config, world: World): Promise<Engine> {
  closeDataFolder(config.data);
  const lexicon = createLexicon();
  const embedder = await openEmbedder(config, world);
  const index = await openConfiguredIndex(config, {
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
  const { judge, ...models } = modelParts(config.model, lexicon, world);
  const askWithin = (ids: ReadonlySet<string>) => {
    const only = onlyArticles(index, ids);
    return createAsk({ ...answering, ...models, index: only, retrieve: createRetrieve({ index: only, ...reading }) });
  };
  const ask = askAgain(answerWithinFirst(createAsk({ ...answering, ...models }), askWithin));
  const checkText = callAgain(createCheckText({ ...answering, ...(judge === undefined ? {} : { judge }) }));
  const digest = callAgain(
    createDigest({
      index,
      sentencesOf: (id) => index.sentences(id),
      findTopic: createFindTopic(answering),
      meaning: embedder.sentences,
      lexicon,
      writeLines: models.writer === undefined ? undefined : createWriteLines(models.writer),
    }),
  );
  return {
    index,
    lexicon,
    analyse,
    retrieve,
    search: createSearch(analyse, retrieve),
    ask,
    checkText,
    digest,
    embedder: { embedQuery: embedder.embedQuery },
    sentenceVectors: embedder.sentences,
    fillVectors: (options) => index.fillVectors(options),
    ingest: (paths, onProgress) => withApartReader(world.clock, (apart) => syncIndex(paths, index, onProgress, apart)),
    takeFetched: (files) => withApartReader(world.clock, (apart) => takeFetched(files, index, apart)),
    async close() {
      await index.close();
      await embedder.close();
    },
  };
}

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import MiniSearch from "minisearch";
import { createLexicon } from "../../src/language/lexicon.ts";
import { createAnalyseQuestion } from "../../src/retrieval/query/analyse-question.ts";
import { createDirectoryAt } from "../../src/retrieval/query/directory-at.ts";
import { articlesFile, type Material, vectorAt, wordsOf } from "./material.ts";
import { engineData, openBenchEngine } from "./open-bench-engine.ts";

/** As many as `wenzhai search` shows. */
export const TOP = 10;

/** Answers question `i` of the material with passage numbers, best first. */
export type Answer = (i: number) => Promise<readonly number[]>;

/** A system to measure. `build` leaves on disk what `load` takes up, in another process. */
export interface System {
  build(material: Material, directory: string): Promise<void>;
  load(material: Material, directory: string): Promise<Answer>;
}

const wenzhai: System = {
  async build(_, directory) {
    const engine = await openBenchEngine(engineData(directory));
    await engine.ingest([articlesFile(directory)]);
    await engine.close();
  },
  async load({ questions }, directory) {
    const { index, lexicon, retrieve } = await openBenchEngine(engineData(directory));
    const directoryOf = createDirectoryAt(index, lexicon);
    const analyse = createAnalyseQuestion({ index, lexicon, embedQuestion: async () => [], directory: directoryOf });
    return async (i) =>
      (await retrieve(await analyse({ text: questions[i]! }), TOP)).passages.map(({ number }) => number);
  },
};

const wenzhaiVectors: System = {
  async build(_, directory) {
    const engine = await openBenchEngine(engineData(directory));
    await engine.fillVectors();
    await engine.close();
  },
  async load({ questionVectors, dimensions }, directory) {
    const { index } = await openBenchEngine(engineData(directory));
    return async (i) =>
      (await index.searchVectors(vectorAt(questionVectors, i, dimensions), TOP)).map(({ passage }) => passage);
  },
};

function miniOptions() {
  const lexicon = createLexicon();
  return {
    fields: ["text"],
    tokenize: (text: string) => [...wordsOf(text, lexicon)],
    processTerm: (term: string) => term,
  };
}

const minisearch: System = {
  async build({ passages }, directory) {
    const mini = new MiniSearch<{ id: number; text: string }>(miniOptions());
    mini.addAll(passages.map((text, id) => ({ id, text })));
    writeFileSync(join(directory, "minisearch.json"), JSON.stringify(mini));
  },
  async load({ questions }, directory) {
    const mini = MiniSearch.loadJSON<{ id: number; text: string }>(
      readFileSync(join(directory, "minisearch.json"), "utf8"),
      miniOptions(),
    );
    return async (i) =>
      mini
        .search(questions[i]!)
        .slice(0, TOP)
        .map(({ id }) => Number(id));
  },
};

const fts5: System = {
  async build({ passages }, directory) {
    const lexicon = createLexicon();
    const db = new DatabaseSync(join(directory, "fts5.sqlite"));
    db.exec("CREATE VIRTUAL TABLE passages USING fts5(words, tokenize = 'unicode61')");
    db.exec("BEGIN");
    const insert = db.prepare("INSERT INTO passages (rowid, words) VALUES (?, ?)");
    for (const [i, text] of passages.entries()) insert.run(i + 1, wordsOf(text, lexicon).join(" "));
    db.exec("COMMIT");
    db.close();
  },
  async load({ questions }, directory) {
    const lexicon = createLexicon();
    const db = new DatabaseSync(join(directory, "fts5.sqlite"), { readOnly: true });
    const select = db.prepare(`SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ${TOP}`);
    return async (i) => {
      const match = wordsOf(questions[i]!, lexicon).map((word) => `"${word.replaceAll('"', '""')}"`);
      return select.all(match.join(" OR ")).map(({ rowid }) => Number(rowid) - 1);
    };
  },
};

/** The vectors are given: nothing is embedded while the clock runs. */
const embeddings = { embedDocuments: async () => [], embedQuery: async () => [] };

const langchain: System = {
  async build({ passages, vectors, dimensions }, directory) {
    const store = new HNSWLib(embeddings as never, { space: "ip" });
    const documents = passages.map((pageContent, number) => ({ pageContent, metadata: { number } }));
    await store.addVectors(
      passages.map((_, i) => vectorAt(vectors, i, dimensions)),
      documents as never,
    );
    await store.save(join(directory, "langchain"));
  },
  async load({ questionVectors, dimensions }, directory) {
    const store = await HNSWLib.load(join(directory, "langchain"), embeddings as never);
    return async (i) =>
      (await store.similaritySearchVectorWithScore(vectorAt(questionVectors, i, dimensions), TOP)).map(
        ([{ metadata }]) => Number(metadata.number),
      );
  },
};

const exact: System = {
  build: async () => {},
  async load({ vectors, questionVectors, dimensions }) {
    return async (i) => nearest(vectors, questionVectors.subarray(i * dimensions, (i + 1) * dimensions), dimensions);
  },
};

function nearest(vectors: Float32Array, asked: Float32Array, dimensions: number): readonly number[] {
  const scores = new Float32Array(vectors.length / dimensions);
  for (let i = 0; i < scores.length; i++) {
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += vectors[i * dimensions + d]! * asked[d]!;
    scores[i] = sum;
  }
  return [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, TOP);
}

/** Every system by its name in the table. */
export const SYSTEMS: Readonly<Record<string, System>> = {
  "wenzhai, words": wenzhai,
  "wenzhai, vectors": wenzhaiVectors,
  "minisearch + jieba": minisearch,
  "node:sqlite FTS5 + jieba": fts5,
  "LangChain HNSWLib": langchain,
  "exact scan": exact,
};

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { openChatModel } from "../src/adapters/chat-model.ts";
import { promptFiles } from "../src/adapters/prompt-files.ts";
import { systemClock } from "../src/adapters/system-clock.ts";
import { loadPrompts } from "../src/answering/generation/prompts.ts";
import { createVerify } from "../src/answering/generation/verify-written.ts";
import { createWriter, type Evidence } from "../src/answering/generation/write-answer.ts";
import type { Article } from "../src/domain/article.ts";
import { readArticles } from "../src/ingest/sources/read-articles.ts";
import { languageOf } from "../src/language/language.ts";
import { createLexicon } from "../src/language/lexicon.ts";
import { splitSentences } from "../src/language/sentences.ts";
import { untruthsOf } from "../test/fakes/liar.ts";
import { type ChatRequest, says, startOpenAiServer } from "../test/fakes/openai-server.ts";
import { type Claim, sourcesOf, write } from "../test/fakes/stand-in-model.ts";

/** A question, the sentences it is answered from, and the sentences (translated, perhaps) that are lied about. */
interface Trial {
  readonly set: string;
  readonly question: string;
  readonly article: Article;
  readonly told: string;
}

const ROUNDS = 4;
const CLAIMS = 7;

type Kind = "truth" | "lie" | "misplaced";

/** How many claims of each kind were told and shown. A misplaced one is a sentence of the article that cites its neighbour. */
type Count = Record<"questions" | "foreignIds" | `${Kind}Told` | `${Kind}Shown`, number>;

const NOTHING: Count = {
  questions: 0,
  truthTold: 0,
  truthShown: 0,
  lieTold: 0,
  lieShown: 0,
  misplacedTold: 0,
  misplacedShown: 0,
  foreignIds: 0,
};

/** Has a local server lie over the questions of the sets, and counts the lies that are shown; prints a table. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { "data-root": { type: "string" }, most: { type: "string" }, only: { type: "string" } },
  });
  const root = values["data-root"];
  if (root === undefined) throw new Error("Give --data-root, the folder with the evaluation sets.");
  const most = Number(values.most ?? Number.POSITIVE_INFINITY);
  const table = new Map<string, Count>();
  const shown: { kind: Kind; set: string; line: string; cites: readonly string[] }[] = [];
  const speak: { now: readonly Claim[] } = { now: [] };
  const server = await startOpenAiServer((request) => says(write(request, withIds(request, speak.now))));
  const model = await openChatModel({ model: "liar", baseUrl: server.baseUrl });
  const prompts = loadPrompts(promptFiles(fileURLToPath(new URL("../prompts", import.meta.url))));
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const verify = createVerify(createLexicon());
  const writer = createWriter({
    chat: async () => model,
    prompts,
    verify,
    timeLimitMs: 20_000,
    clock: systemClock(),
    log,
  });

  for await (const trial of trialsOf(root, most)) {
    if (!trial.set.includes(values.only ?? "")) continue;
    const count = table.get(trial.set) ?? { ...NOTHING };
    table.set(trial.set, count);
    count.questions++;
    const evidence = evidenceOf(trial.article);
    const language = languageOf(trial.told);
    for (const { kind, claims } of roundsOf(trial, evidence)) {
      speak.now = claims;
      count[`${kind}Told`] += claims.length;
      for await (const event of writer({ question: trial.question, language, evidence })) {
        if (event.type !== "line") continue;
        const cites = evidence
          .filter(({ sentenceId }) => event.sentenceIds.includes(sentenceId))
          .map(({ text }) => text);
        if (cites.length === 0 || cites.length !== event.sentenceIds.length) count.foreignIds++;
        count[`${kind}Shown`]++;
        if (kind !== "truth") shown.push({ set: trial.set, kind, line: event.text, cites });
      }
    }
  }
  await server.close();
  console.table(Object.fromEntries(table));
  for (const each of shown) console.log(JSON.stringify(each));
  process.exitCode = shown.some(({ kind }) => kind === "lie") ? 1 : 0;
}

/** Claims name sentences by their number until the request tells their ids. */
function withIds(request: ChatRequest, claims: readonly Claim[]): readonly Claim[] {
  const ids = sourcesOf(request).map(({ id }) => id);
  return claims.map(({ ids: numbers, text }) => ({ text, ids: numbers.map((n) => ids[Number(n)] ?? "zzz") }));
}

interface Round {
  readonly kind: Kind;
  readonly claims: readonly Claim[];
}

/** What is told in each reply: a few truths, then lies, then truths under the id of the sentence that follows. */
function roundsOf({ told, article }: Trial, evidence: readonly Evidence[]): readonly Round[] {
  const sentences = textsOf(told).slice(0, evidence.length);
  const same = told === article.text;
  const citing = (i: number): readonly string[] =>
    same ? [String(i)] : [i - 1, i, i + 1].filter((n) => n >= 0 && n < evidence.length).map(String);
  const truths = sentences.map((text, i) => ({ ids: citing(i), text }));
  const lies = truths.flatMap(({ ids, text }) => untruthsOf(text).map((lie) => ({ ids, text: lie.text })));
  const next =
    same && truths.length > 1 ? truths.map(({ text }, i) => ({ text, ids: [String((i + 1) % truths.length)] })) : [];
  const parts = Array.from({ length: Math.min(ROUNDS, Math.ceil(lies.length / CLAIMS)) }, (_, i) =>
    lies.slice(i * CLAIMS, (i + 1) * CLAIMS),
  );
  return [
    { kind: "truth", claims: truths.slice(0, 5) },
    ...parts.map((claims): Round => ({ kind: "lie", claims })),
    { kind: "misplaced", claims: next.slice(0, CLAIMS) },
  ];
}

function textsOf(text: string): readonly string[] {
  return splitSentences(text)
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter((each) => each.length > 12);
}

function evidenceOf(article: Article): readonly Evidence[] {
  return textsOf(article.text)
    .slice(0, 40)
    .map((text, i) => ({ sentenceId: `${article.id}#${i}`, article, text }));
}

async function* trialsOf(root: string, most: number): AsyncGenerator<Trial> {
  const english = articlesOf(join(root, "crosslingual/articles.en.jsonl"));
  const chinese = articlesOf(join(root, "crosslingual/articles.zh.jsonl"));
  const news = articlesOf(join(root, "news/articles.jsonl.gz"));
  const own = await corpusArticles();
  for (const { question, article: id } of linesOf(join(root, "corpus-dev.jsonl")) as {
    question: string;
    article?: string;
  }[]) {
    const article = own.get(id ?? "");
    if (article !== undefined) yield { set: "corpus-dev", question, article, told: article.text };
  }
  const sets = [
    ["news facts", "news/questions.fact.jsonl", news, null],
    ["crosslingual zh-zh", "crosslingual/questions.zh-zh.jsonl", chinese, null],
    ["crosslingual en-zh", "crosslingual/questions.en-zh.jsonl", chinese, english],
  ] as const;
  for (const [set, file, articles, translations] of sets) {
    const rows = linesOf(join(root, file)).slice(0, most);
    for (const { question, relevant } of rows as { question: string; relevant: string[] }[]) {
      const article = articles.get(relevant[0]!);
      const told = translations === null ? article?.text : translations.get(relevant[0]!.replace("_zh_", "_en_"))?.text;
      if (article !== undefined && told !== undefined) yield { set, question, article, told };
    }
  }
}

async function corpusArticles(): Promise<ReadonlyMap<string, Article>> {
  const articles = new Map<string, Article>();
  for await (const reading of readArticles([fileURLToPath(new URL("../corpus", import.meta.url))]))
    if (reading.kind === "article") articles.set(reading.ingested.article.id, reading.ingested.article);
  return articles;
}

function articlesOf(path: string): ReadonlyMap<string, Article> {
  const rows = linesOf(path) as { id: string; title: string; text: string; date?: string }[];
  return new Map(
    rows.map(({ id, title, text, date }) => {
      const published = date === undefined ? {} : { published: date };
      return [id, { id, title, text, language: languageOf(text), people: [], aliases: [], hash: id, ...published }];
    }),
  );
}

function linesOf(path: string): readonly unknown[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}

await main();

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = new URL("../../..", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "wenzhai-cli-"));
const data = join(folder, "data");

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function wenzhai(...words: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "src/app/cli.ts"), ...words], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? "" },
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (err += chunk));
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

interface AskRow {
  readonly id: string;
  readonly answered: boolean;
  readonly language: string;
  readonly answer: string;
  readonly citations: readonly {
    readonly marker: number;
    readonly articleId: string;
    readonly quote: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly refusal: { readonly reason: string; readonly nearest: { readonly quote: string } | null } | null;
  readonly ms: { readonly total: number };
}

const rows = <T>(text: string): readonly T[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);

beforeAll(async () => {
  const ingested = await wenzhai("ingest", join(root, "corpus"), "--no-wait", "--json", "--data", data);
  expect(JSON.parse(ingested.out)).toMatchObject({
    added: 5,
    changed: 0,
    unchanged: 0,
    removed: 0,
    faults: [],
    articles: 5,
    vectors: 0,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("wenzhai ask", () => {
  test("answers a batch in order, quotes being slices of what extract prints", async () => {
    const batch = join(folder, "questions.jsonl");
    const questions = [
      { id: "b", question: "谁宣读了“天大共识”?" },
      { id: "a", question: "What did Zhang Jing'an recommend at the 2025 conference?" },
      { id: "c", question: "張景安在2030年的會議上說了什麼?" },
    ];
    writeFileSync(batch, questions.map((row) => JSON.stringify(row)).join("\n"));
    const ran = await wenzhai("ask", "--batch", batch, "--data", data);
    expect(ran.code).toBe(0);
    const answers = rows<AskRow>(ran.out);
    expect(answers.map(({ id }) => id)).toEqual(["b", "a", "c"]);
    expect(answers.map(({ answered }) => answered)).toEqual([true, true, false]);
    expect(answers.map(({ language }) => language)).toEqual(["zh-Hans", "en", "zh-Hant"]);
    expect(answers[0]!.citations.map(({ quote }) => quote).join()).toContain("刘秀云");
    expect(answers[2]!.refusal?.reason).toContain("2030");
    expect(answers[2]!.refusal?.nearest?.quote).not.toBe("");
    const pages = await wenzhai(
      "extract",
      join(root, "corpus/2025-06-09-shanghai-digital-medicine-conference.md"),
      "--json",
    );
    const [page] = rows<{ readonly id: string; readonly text: string }>(pages.out);
    const cited = answers[1]!.citations.filter(({ articleId }) => articleId === page!.id);
    expect(cited.length).toBeGreaterThan(0);
    for (const { quote, start, end } of cited) expect(page!.text.slice(start, end)).toBe(quote);
  });

  test("answers the other lines of a batch when one does not fit, then says which, with exit code 2", async () => {
    const batch = join(folder, "bad.jsonl");
    writeFileSync(batch, '{"id":"a","question":"谁宣读了天大共识?"}\n{"id":"b"}\n{"id":"c","question":"类器官"}\n');
    const ran = await wenzhai("ask", "--batch", batch, "--data", data);
    expect(rows<AskRow>(ran.out).map(({ id }) => id)).toEqual(["a", "c"]);
    expect(ran.code).toBe(2);
    expect(ran.err.trim()).toBe(
      `${batch}:2 is not a JSON line with "id" and "question", or "id" and "turns"; mend that line.`,
    );
  });

  test("answers the turns of a conversation, each with those before it, beside single questions", async () => {
    const batch = join(folder, "threads.jsonl");
    const turns = ["Who is Hong Xiaowu?", { q: "what did he say about teams?" }, { question: "thanks" }];
    const lines = [
      { id: "t", turns },
      { id: "empty", turns: [] },
      { id: "q", question: "hi" },
    ];
    writeFileSync(batch, lines.map((row) => JSON.stringify(row)).join("\n"));
    const ran = await wenzhai("ask", "--batch", batch, "--data", data);
    expect(ran.code).toBe(2);
    expect(ran.err.trim()).toBe(
      `${batch}:2 is not a JSON line with "id" and "question", or "id" and "turns"; mend that line.`,
    );
    const [thread, single] = rows<{ id: string; kind: string; answered: boolean; turns: AskRow[] }>(ran.out);
    expect(thread).toMatchObject({ id: "t", turns: [{ kind: "answer" }, { kind: "answer" }, { kind: "help" }] });
    expect(thread?.turns[1]?.citations.map(({ quote }) => quote).join()).toContain("复合型团队");
    expect(single).toMatchObject({ id: "q", kind: "help", answered: false });
  });

  test("finds one person under three spellings", async () => {
    const quotes = await Promise.all(
      ["张景安有什么建议?", "張景安有什麼建議?", "What did Jing'an Zhang recommend?"].map(async (question) => {
        const { out } = await wenzhai("ask", question, "--json", "--data", data);
        return (JSON.parse(out) as AskRow).citations
          .map(({ quote }) => quote)
          .filter((quote) => quote.includes("张景安"));
      }),
    );
    expect(quotes[0]).not.toEqual([]);
    expect(quotes[1]).toEqual(quotes[0]);
    expect(quotes[2]).not.toEqual([]);
  });
});

test.each([
  [["ask"], "needs a question"],
  [["ask", "x", "--data", "nowhere"], "run wenzhai ingest PATH first"],
  [["ingest", "no-such-folder", "--data", "elsewhere"], "no-such-folder does not exist"],
  [["search", "x", "-k", "none"], "whole number"],
  [["verify"], "--batch"],
  [["check"], "--batch"],
  [["speak"], "unknown command 'speak'"],
  [["ask", "--batch", "no-such-file", "--data", data], "no-such-file could not be read"],
])("bad input is one sentence and exit code 2: %j", async (words, sentence) => {
  const ran = await wenzhai(...words);
  expect(ran.code).toBe(2);
  expect(ran.out).toBe("");
  expect(ran.err).toContain(sentence);
  expect(ran.err).not.toContain("    at ");
});

test("wenzhai search prints articles and passages, best first", async () => {
  const ran = await wenzhai("search", "类器官", "-k", "3", "--json", "--data", data);
  const { hits } = JSON.parse(ran.out) as {
    readonly hits: readonly {
      readonly articleId: string;
      readonly passageId: string;
      readonly score: number;
      readonly text: string;
    }[];
  };
  expect(hits).toHaveLength(3);
  expect(hits[0]!.text).toContain("类器官");
  expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a));
});

test("wenzhai status says what is indexed", async () => {
  const ran = await wenzhai("status", "--json", "--data", data);
  expect(JSON.parse(ran.out)).toMatchObject({ articles: 5, vectors: 0, sound: true });
});

test("wenzhai ingest ends when every passage has its vector, and makes none twice", async () => {
  const own = join(folder, "filled");
  const article = join(root, "corpus", "2021-01-23-xian-medical-engineering-forum.md");
  const first = JSON.parse((await wenzhai("ingest", article, "--json", "--data", own)).out);
  expect(first.vectors).toBe(first.passages);
  const again = await wenzhai("ingest", article, "--data", own);
  expect(again.out).toContain(
    `1 unchanged, 0 removed; 1 articles in ${first.passages} passages, ${first.passages} of them with vectors`,
  );
  const status = await wenzhai("status", "--data", own);
  expect(status.out).toContain(`${first.passages} of ${first.passages} passages have vectors`);
  expect(status.out).toContain("embedder multilingual-e5-small-zh-en");
});

test("wenzhai verify tells a lie from its source", async () => {
  const batch = join(folder, "claims.jsonl");
  const evidence = ["大会共有400余名专家学者参加。"];
  writeFileSync(
    batch,
    [
      { id: "t", claim: "400余名专家学者参加了大会。", evidence },
      { id: "f", claim: "900余名专家学者参加了大会。", evidence },
    ]
      .map((row) => JSON.stringify(row))
      .join("\n"),
  );
  const ran = await wenzhai("verify", "--batch", batch);
  expect(rows<{ id: string; supported: boolean; verdict: string; because: string }>(ran.out)).toMatchObject([
    { id: "t", supported: true, verdict: "not_judged", by: "rules" },
    { id: "f", supported: false, verdict: "contradicted", by: "rules", because: expect.stringContaining("900") },
  ]);
});

test("wenzhai check says of each claim of a text what the corpus makes of it", async () => {
  const text = "大会共有400余名专家学者参加。到会的专家学者有900余名。";
  const { claims } = JSON.parse((await wenzhai("check", text, "--json", "--data", data)).out) as {
    claims: { claim: string; verdict: string; by: string | null; sentences: { quote: string }[] }[];
  };
  expect(claims).toMatchObject([
    { verdict: "not_judged", by: null },
    { verdict: "contradicted", by: "rules" },
  ]);
  expect(claims[0]!.sentences[0]!.quote).toContain("400余人");
});

test("ingest takes only what changed, and removes what vanished", async () => {
  const articles = join(folder, "articles");
  mkdirSync(articles);
  const write = (name: string, text: string): void => writeFileSync(join(articles, name), text);
  const ingest = async () =>
    JSON.parse((await wenzhai("ingest", articles, "--json", "--data", join(folder, "own"))).out) as Record<
      string,
      unknown
    >;
  write("one.md", "---\ntitle: 一\n---\n医院与大学签约。\n");
  write("two.md", "---\ntitle: 二\n---\n联盟在上海启动。\n");
  expect(await ingest()).toMatchObject({ added: 2, articles: 2 });
  expect(await ingest()).toMatchObject({ added: 0, unchanged: 2 });
  write("one.md", "---\ntitle: 一\n---\n医院与两所大学签约。\n");
  renameSync(join(articles, "two.md"), join(folder, "two.md"));
  write("bad.pdf", "this is no PDF");
  const last = await ingest();
  expect(last).toMatchObject({ added: 0, changed: 1, removed: 1, articles: 1 });
  expect(JSON.stringify(last.faults)).toContain("bad.pdf");
  expect(readFileSync(join(folder, "two.md"), "utf8")).toContain("联盟");
});

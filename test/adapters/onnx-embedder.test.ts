import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { createOnnxEmbedder } from "../../src/adapters/onnx-embedder.ts";
import { cosine } from "../ports/embedder-contract.ts";

const MODEL = fileURLToPath(new URL("../../models/multilingual-e5-small-zh-en", import.meta.url));
const embedder = createOnnxEmbedder();
afterAll(() => embedder.close());

test.each([
  [
    "Where was the medical forum held?",
    ["大米价格秋天又上涨了。", "论坛在天津举行，多家医院参加。", "他打破了游泳世界纪录。"],
  ],
  [
    "谁打破了游泳纪录？",
    ["Rice prices rose again.", "He set a new world record in swimming.", "The forum was held in Tianjin."],
  ],
])("meaning meets across the languages: %s", async (question, sentences) => {
  const [asked, vectors] = await Promise.all([embedder.embedQuery(question), embedder.embedDocuments(sentences)]);
  const similar = vectors.map((vector) => cosine(asked, vector));
  expect(similar.indexOf(Math.max(...similar))).toBe(1);
});

test("what lies beyond 512 tokens changes nothing", async () => {
  const long = "医学科技创新论坛在天津举行。".repeat(120);
  const [short, longer] = await embedder.embedDocuments([long, `${long}大米价格上涨。`]);
  expect(cosine(short!, longer!)).toBeCloseTo(1, 5);
});

test("a question overtakes a long fill, and sentences overtake passages", async () => {
  const order: string[] = [];
  const note = (name: string) => () => void order.push(name);
  const passages = embedder.embedDocuments(Array.from({ length: 30 }, (_, i) => `第${i}段，论坛的内容。`));
  const done = [
    passages.then(note("passages")),
    embedder.embedDocuments(["第一句。", "第二句。"], { priority: "soon" }).then(note("sentences")),
    embedder.embedQuery("论坛说了什么？").then(note("question")),
  ];
  await Promise.all(done);
  expect(order).toEqual(["question", "sentences", "passages"]);
});

test("a call that is ended leaves the rest unembedded, and the next is served", async () => {
  const ending = new AbortController();
  const many = embedder.embedDocuments(
    Array.from({ length: 5000 }, (_, i) => `第${i}段。`),
    { signal: ending.signal },
  );
  await embedder.embedQuery("论坛");
  ending.abort(new Error("enough"));
  await expect(many).rejects.toThrow("enough");
  expect(await embedder.embedQuery("论坛")).toHaveLength(384);
});

test("closed in the middle it says so to whoever waits, and may be closed again", async () => {
  const closing = createOnnxEmbedder();
  const waiting = closing.embedDocuments(Array.from({ length: 200 }, (_, i) => `第${i}段。`));
  const refused = expect(waiting).rejects.toMatchObject({
    code: "model-unavailable",
    message: "The built-in embedding model was closed before it was done.",
  });
  await closing.embedQuery("论坛");
  await closing.close();
  await refused;
  await closing.close();
  await expect(closing.embedQuery("论坛")).rejects.toMatchObject({ code: "model-unavailable" });
});

test("a model that is missing or damaged is told in a sentence, and used once it is back", async () => {
  const directory = mkdtempSync(join(tmpdir(), "wenzhai-model-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const own = createOnnxEmbedder(directory);
  onTestFinished(() => own.close());
  const told = { code: "model-unavailable", message: expect.stringContaining(directory) };
  await expect(own.embedQuery("论坛")).rejects.toMatchObject(told);
  cpSync(MODEL, directory, { recursive: true });
  writeFileSync(join(directory, "model.onnx"), "not a model");
  await expect(own.embedDocuments(["论坛", "天津"])).rejects.toMatchObject(told);
  cpSync(join(MODEL, "model.onnx"), join(directory, "model.onnx"));
  expect(await own.embedQuery("论坛")).toHaveLength(384);
});

test.each([
  ["idle", "keeps no process alive"],
  ["exit", "lets a process exit in the middle of a text"],
  ["throw", "lets a process die of an error in the middle of a text"],
])("when %s: it %s", async (mode, _) => {
  const child = fileURLToPath(new URL("onnx-child.ts", import.meta.url));
  const running = spawn(process.execPath, [child, mode], { stdio: "ignore" });
  onTestFinished(() => void running.kill("SIGKILL"));
  expect(await once(running, "exit")).toEqual([mode === "throw" ? 1 : 0, null]);
});

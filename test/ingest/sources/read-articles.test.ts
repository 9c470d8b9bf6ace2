import { hash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { folderWith, ingest, readAll, sentencesOf } from "../files.ts";

const sunny = "河边的新桥今天通车。桥长二百米，走路三分钟就能过去。";

describe("readArticles", () => {
  test("reads front matter, leaves the body's sentences as they are", async () => {
    const source = `---\nid: bridge\ntitle: 新桥通车\ntitleEn: Bridge opens\npublisher: 河边报\npublished: 2024-05-01\neventDate: 2024-04\nplace: 河边\nlanguage: zh-Hans\nurl: https://example.org/b\npeople:\n  - { name: 张景安, romanised: Zhang Jing'an, role: 院士 }\naliases:\n  - [河边镇, 河边]\n---\n# 新桥通车\n\n${sunny}\n`;
    const [got] = await ingest({ "a.md": source });
    expect(got!.article).toEqual({
      id: "bridge",
      title: "新桥通车",
      titleEn: "Bridge opens",
      publisher: "河边报",
      published: "2024-05-01",
      eventDate: "2024-04",
      place: "河边",
      language: "zh-Hans",
      url: "https://example.org/b",
      people: [{ name: "张景安", romanised: "Zhang Jing'an", role: "院士" }],
      aliases: [{ names: ["河边镇", "河边"] }],
      text: sunny,
      hash: hash("sha256", source),
    });
    expect(sentencesOf(got!)).toEqual(["河边的新桥今天通车。", "桥长二百米，走路三分钟就能过去。"]);
  });

  test("keeps a row's text as it is and sets its noise aside", async () => {
    const text = `2024-05-01 10:02，正文：${sunny}（完）责任编辑：`;
    const line = JSON.stringify({
      id: "r1",
      title: "新桥通车",
      text,
      lang: "zh",
      date: "2024-05-01 10:02",
      publisher: "河边报",
    });
    const [got] = await ingest({ "rows.jsonl": `${line}\n` });
    expect(got!.article).toMatchObject({
      id: "r1",
      text,
      published: "2024-05-01",
      publisher: "河边报",
      hash: hash("sha256", line),
    });
    expect(sentencesOf(got!)).toEqual(["河边的新桥今天通车。", "桥长二百米，走路三分钟就能过去。"]);
    expect(got!.removed.map(({ text: gone }) => gone)).toEqual(["2024-05-01 10:02，正文：", "（完）责任编辑："]);
  });

  test("reads packed rows as unpacked ones", async () => {
    const rows = ["一", "二", "三"].map((n) => JSON.stringify({ id: n, text: `第${n}天下雨。` })).join("\n");
    const [plain, packed] = await Promise.all([ingest({ "r.jsonl": rows }), ingest({ "r.jsonl.gz": gzipSync(rows) })]);
    expect(packed).toEqual(plain);
    expect(plain.map(({ article }) => article.id)).toEqual(["一", "二", "三"]);
  });

  test("goes by path, and names what has not changed", async () => {
    const folder = folderWith({ "b.txt": sunny, "a.md": sunny, "c.jsonl": JSON.stringify({ id: "row", text: sunny }) });
    const first = await readAll([folder]);
    expect(first.map(({ path }) => path)).toEqual(["a.md", "b.txt", "c.jsonl"].map((name) => join(folder, name)));
    const known = new Map(
      first.flatMap((r) => (r.kind === "article" ? [[r.ingested.article.id, r.ingested.article.hash]] : [])),
    );
    expect((await readAll([folder], { known })).map((r) => r.kind)).toEqual(["unchanged", "unchanged", "unchanged"]);
    known.set("b", "another");
    expect((await readAll([folder], { known })).map((r) => r.kind)).toEqual(["unchanged", "article", "unchanged"]);
  });

  test("the second article with an id is a fault that names both places", async () => {
    const folder = folderWith({
      "a.md": `---\nid: x\n---\n${sunny}`,
      "b.jsonl": JSON.stringify({ id: "x", text: sunny }),
    });
    const readings = await readAll([folder]);
    expect(readings.map((r) => r.kind)).toEqual(["article", "fault"]);
    expect(readings[1]).toMatchObject({
      line: 1,
      message: `${folder}/b.jsonl, line 1 has the id "x", which ${folder}/a.md has already; give it another id or remove one of them.`,
    });
  });
});

describe("faults", () => {
  const big = new Uint8Array(33 * 1024 * 1024);
  const noise = Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919 + (i % 13) * 31) % 256);
  const cases: readonly [string, string | Uint8Array, string][] = [
    ["empty.txt", "", "is empty; fill it or remove it."],
    ["empty.jsonl", "\n\n", "is empty; write one article a line or remove it."],
    ["blank.txt", " \n\t\n", "holds no text of an article; check that it is the right file."],
    ["binary.txt", noise, "is not text; check that it is the right file."],
    ["large.txt", big, "is larger than 32 MB; split it, or write it as .jsonl with one article a line."],
    [
      "cut.jsonl.gz",
      gzipSync("x".repeat(5000)).subarray(0, 20),
      "is damaged: it cannot be unpacked to its end; make it anew. What could be read was taken.",
    ],
    ["bad.pdf", "%PDF-1.4 nothing", "is not a PDF that can be read; it may be damaged, save it anew."],
    ["bad.docx", "PK nothing", "is not an archive that can be unpacked; it may be damaged, save it anew."],
    ["page.html", "<html><body></body></html>", "holds no text of an article; check that it is the right file."],
  ];

  test.each(cases)("%s is one sentence", async (name, content, expected) => {
    const folder = folderWith({ [name]: content });
    const path = join(folder, name);
    const [fault] = await readAll([folder]);
    expect(fault).toMatchObject({ kind: "fault", path });
    const { message } = fault as { readonly message: string };
    expect(message.startsWith(`${path}${name === "cut.jsonl.gz" && message.includes("line") ? "," : " "}`)).toBe(true);
    expect(message).toContain(expected);
  });

  test("a bad line has its number and the others go through", async () => {
    const folder = folderWith({
      "r.jsonl": `{"id":"a","text":"天气好。"}\nnot json\n{"id":"b"}\n[1]\n{"id":"c","text":"天气坏。"}`,
    });
    const readings = await readAll([folder]);
    expect(readings.map((r) => (r.kind === "fault" ? r.line : r.kind))).toEqual(["article", 2, 3, 4, "article"]);
    expect(readings[1]).toMatchObject({ message: `${folder}/r.jsonl, line 2 is not JSON; write one object a line.` });
    expect(readings[2]).toMatchObject({
      message: `${folder}/r.jsonl, line 3 lacks a good "text"; each line needs "id" and "text".`,
    });
  });

  test("a path that leads nowhere, and a folder of nothing, stop nobody", async () => {
    const folder = folderWith({ "a.txt": sunny });
    mkdirSync(join(folder, "none"));
    const readings = await readAll([join(folder, "gone"), join(folder, "none"), join(folder, "a.txt")]);
    expect(readings.map((r) => r.kind)).toEqual(["fault", "fault", "article"]);
    expect(readings[0]).toMatchObject({ message: `${folder}/gone does not exist; check the path.` });
  });
});

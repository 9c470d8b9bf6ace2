import { expect, test } from "vitest";
import { readDocx } from "../../../../src/ingest/extract/documents/read-docx.ts";
import { ingest, sentencesOf } from "../../files.ts";
import { makeDocx, makeDocxOf } from "../../make-documents.ts";

const run = (text: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inner: string, properties = ""): string => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
const read = async (body: string, note?: string): Promise<readonly string[]> =>
  (await readDocx(makeDocxOf(body, note))).lines.map(({ text }) => text);

test("a DOCX is read by its paragraphs", async () => {
  const sentences = ["青石镇图书馆本月起延长夜间开放时间，每晚开到十点半。", "馆方统计，去年到馆读者共有12.6万人次。"];
  const [got] = await ingest({ "library.docx": makeDocx(["青石镇图书馆夜间开放", ...sentences]) });
  expect(got!.article).toMatchObject({ id: "library", title: "青石镇图书馆夜间开放", language: "zh-Hans" });
  expect(sentencesOf(got!)).toEqual(sentences);
});

test("headings, tables, lists and notes are read in their places", async () => {
  const cell = (text: string): string => `<w:tc>${paragraph(run(text))}</w:tc>`;
  const body =
    paragraph(run("夜间开放"), '<w:pStyle w:val="1"/>') +
    paragraph(`${run("每晚开到十点半")}<w:r><w:footnoteReference w:id="2"/></w:r>${run("。")}`) +
    `<w:tbl><w:tr>${cell("村名")}${cell("书车")}</w:tr><w:tr>${cell("东村")}${cell("两辆")}</w:tr></w:tbl>` +
    paragraph(run("自习座位"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
  const { lines } = await readDocx(makeDocxOf(body, "冬季到九点。"));
  expect(lines[0]).toMatchObject({ text: "夜间开放", kind: "heading" });
  expect(lines.map(({ text }) => text).slice(1)).toEqual([
    "每晚开到十点半。",
    "村名 书车",
    "东村 两辆",
    "自习座位",
    "冬季到九点。",
  ]);
});

test("deleted and moved-away text is not of it, inserted and moved-here text is", async () => {
  const body = paragraph(
    `${run("书车")}<w:del w:id="1">${run("八").replaceAll("w:t", "w:delText")}</w:del><w:ins w:id="2">${run("五")}</w:ins><w:moveFrom w:id="3">${run("昨天")}</w:moveFrom><w:moveTo w:id="4">${run("辆")}</w:moveTo>${run("。")}`,
  );
  expect(await read(body)).toEqual(["书车五辆。"]);
});

test("hidden runs are left out and reported", async () => {
  const body = paragraph(
    run("书车五辆") + run("内部数字", "<w:vanish/>") + run("，", '<w:vanish w:val="0"/>') + run("六个村。"),
  );
  const page = await readDocx(makeDocxOf(body));
  expect(page.lines.map(({ text }) => text)).toEqual(["书车五辆，六个村。"]);
  expect(page.removed).toEqual([{ reason: "hidden", rule: "hidden", text: "内部数字" }]);
});

test("text inside fields and boxes counts", async () => {
  expect(await read(paragraph(`<w:fldSimple w:instr="X">${run("书车")}</w:fldSimple>${run("五辆。")}`))).toEqual([
    "书车五辆。",
  ]);
});

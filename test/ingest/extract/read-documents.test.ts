import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, ingest, readAll, sentencesOf } from "../files.ts";
import { makeDocx, makePdf } from "../make-documents.ts";

const title = "青石镇图书馆夜间开放";
const sentences = [
  "青石镇图书馆本月起延长夜间开放时间，每晚开到十点半，比原来多出三个小时。",
  "馆方统计，去年到馆读者共有12.6万人次。",
];

test("a DOCX is read by its paragraphs", async () => {
  const [got] = await ingest({ "library.docx": makeDocx([title, ...sentences]) });
  expect(got!.article).toMatchObject({ id: "library", title, language: "zh-Hans" });
  expect(sentencesOf(got!)).toEqual(sentences);
});

test("a PDF is read, its lines joined where the margin broke a sentence", async () => {
  const text = sentences.join("");
  const wrapped = [title, text.slice(0, 25), text.slice(25, 50), text.slice(50)];
  const [got] = await ingest({ "library.pdf": makePdf(wrapped) });
  expect(got!.article).toMatchObject({ id: "library", title });
  expect(sentencesOf(got!)).toEqual(sentences);
});

test("a PDF of pictures says what to do", async () => {
  const folder = folderWith({ "scan.pdf": makePdf([]) });
  const [fault] = await readAll([folder]);
  expect(fault).toEqual({
    kind: "fault",
    path: join(folder, "scan.pdf"),
    message: `${join(folder, "scan.pdf")} is a scan: its page is without text, only pictures of it; run it through OCR and ingest the result.`,
  });
});

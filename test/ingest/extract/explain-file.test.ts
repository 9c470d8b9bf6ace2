import { join } from "node:path";
import { expect, test } from "vitest";
import { explainFile } from "../../../src/ingest/extract/explain-file.ts";
import { folderWith } from "../files.ts";

const first = "青石镇图书馆昨天开始夜间开放，每晚开到十点半，吸引了许多读者。";
const second = "馆方说，自习座位增加到二百六十个，老人和孩子有专用的区域。";

test("shows everything a file holds in its order, and which rule takes what", async () => {
  const text = `图书馆夜间开放\n首页 > 新闻\n${first}（完）\n责任编辑：吴韬\n${second}\n相关阅读\n渡轮通了`;
  const file = join(folderWith({ "a.txt": text }), "a.txt");
  const [{ title, pieces } = { title: "", pieces: [] }] = await explainFile(file);
  expect(title).toBe("图书馆夜间开放");
  expect(pieces.map(({ text: piece, noise }) => [piece, noise?.rule ?? null])).toEqual([
    ["图书馆夜间开放", "headline"],
    ["首页 > 新闻", "breadcrumb"],
    [first, null],
    ["（完）", "end-mark"],
    ["责任编辑：吴韬", "credit"],
    [second, null],
    ["相关阅读", "related"],
    ["渡轮通了", "related"],
  ]);
  expect(pieces.filter(({ opens }) => !opens).map((piece) => piece.text)).toEqual(["（完）"]);
});

test("puts what a page holds outside its text where it stood", async () => {
  const html = `<div class="nav"><p>首页</p></div><div class="x"><p>${first}</p><div class="share"><p>分享一下</p></div><p>${second}</p></div><div class="foot"><p>青石网</p></div>`;
  const [{ pieces } = { pieces: [] }] = await explainFile(join(folderWith({ "a.html": html }), "a.html"));
  expect(pieces.map(({ text }) => text)).toEqual(["首页", first, "分享一下", second, "青石网"]);
});

test("says what is wrong with a file that cannot be read", async () => {
  await expect(explainFile("/nowhere/a.txt")).rejects.toThrow("/nowhere/a.txt does not exist; check the path.");
});

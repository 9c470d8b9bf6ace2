import { describe, expect, test } from "vitest";
import { readPdf } from "../../../../src/ingest/extract/pdf/read-pdf.ts";
import { makePdfPages, type Placed } from "../../make-documents.ts";

const first = "青石镇图书馆昨天开始夜间开放，每晚开到十点半，吸引了许多下班以后才有空的读者，当天共接待四百多人。";
const second = "馆方说，自习座位增加到二百六十个，还为老人和孩子划出专用的区域，下一步要把流动书车开到六个村。";
/** A text set in lines of so many letters, from a place downwards, its first line set in. */
const set = (text: string, x: number, y: number, letters: number): readonly Placed[] => {
  const placed: Placed[] = [];
  for (let at = 0; at < text.length; ) {
    const head = placed.length === 0;
    const line = text.slice(at, at + letters - (head ? 2 : 0));
    placed.push({ text: line, x: head ? x + 24 : x, y: y - 18 * placed.length });
    at += line.length;
  }
  return placed;
};
const read = async (...pages: readonly (readonly Placed[])[]): Promise<readonly string[]> =>
  (await readPdf(makePdfPages(pages))).lines.map(({ text }) => text);

describe("readPdf", () => {
  test("reads columns one after the other, the title over both", async () => {
    const title = { text: "图书馆夜间开放", x: 200, y: 760, size: 20 };
    const page = [title, ...set(first, 60, 700, 18), ...set(second, 320, 700, 18)];
    expect(await read(page)).toEqual([title.text, first, second]);
  });

  test("joins a paragraph over the end of a page, without running heads and numbers", async () => {
    const [lines, head] = [set(first, 60, 700, 25), { text: "青石日报 2024年5月1日", x: 60, y: 815 }];
    const foot = (n: number): Placed => ({ text: `第 ${n} 页 共 3 页`, x: 270, y: 30 });
    const pages = [
      [head, ...set(second, 60, 740, 25), lines[0]!, foot(1)],
      [head, ...lines.slice(1).map((line) => ({ ...line, y: line.y + 60 })), foot(2)],
      [head, ...set(second, 60, 740, 25), foot(3)],
    ];
    expect(await read(...pages)).toEqual([second, first, second]);
    const { removed } = await readPdf(makePdfPages(pages));
    expect(removed.map(({ rule, text }) => [rule, text])).toContainEqual(["running-head", "青石日报 2024年5月1日"]);
  });

  test("rows of a table stay rows, their header first", async () => {
    const row = (cells: readonly string[], y: number): readonly Placed[] =>
      cells.map((text, i) => ({ text, x: 60 + 150 * i, y }));
    const rows = [
      ["村名", "书车", "读者"],
      ["东村", "两辆", "三百人"],
      ["西村", "一辆", "二百人"],
      ["南村", "三辆", "五百人"],
    ];
    const page = [...set(first, 60, 740, 30), ...rows.flatMap((cells, i) => row(cells, 640 - 18 * i))];
    expect(await read(page)).toEqual([first, ...rows.map((cells) => cells.join(" "))]);
  });

  test("letters set apart are words again", async () => {
    const apart = [...second].join(" ");
    const lines = [apart.slice(0, 50), apart.slice(50)].map((text, i) => ({ text, x: 60, y: 700 - 12 * i, size: 8 }));
    expect((await read(lines)).join("")).toBe(second);
  });

  test("says which pages are pictures", async () => {
    const { warnings } = await readPdf(makePdfPages([set(first, 60, 700, 30), [], []]));
    expect(warnings).toEqual(["has pages (2, 3) without text, only pictures of it; run it through OCR for the whole."]);
    await expect(readPdf(makePdfPages([[], []]))).rejects.toThrow("is a scan: all its 2 pages are without text");
  });
});

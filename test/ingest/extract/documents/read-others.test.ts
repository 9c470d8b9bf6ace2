import exceljs from "exceljs";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readPage } from "../../../../src/ingest/extract/read-page.ts";
import { ingest } from "../../files.ts";
import { storeZip } from "../../make-documents.ts";

const read = async (name: string, bytes: Uint8Array | string): Promise<readonly string[]> => {
  const { lines } = await readPage(name, typeof bytes === "string" ? Buffer.from(bytes) : bytes);
  return lines.map(({ text }) => text);
};

describe("readPage", () => {
  test("reads slides in their order, without hidden ones and numbers, notes after their slide", async () => {
    const slide = (inner: string, show = ""): string =>
      `<p:sld xmlns:a="a" xmlns:p="p" ${show}><p:txBody>${inner}</p:txBody></p:sld>`;
    const line = (text: string): string => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;
    const bytes = storeZip({
      "ppt/presentation.xml":
        '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId r:id="r2"/><p:sldId r:id="r1"/><p:sldId r:id="r3"/></p:sldIdLst></p:presentation>',
      "ppt/_rels/presentation.xml.rels":
        '<Relationships><Relationship Id="r1" Target="slides/slide1.xml"/><Relationship Id="r2" Target="slides/slide2.xml"/><Relationship Id="r3" Target="slides/slide3.xml"/></Relationships>',
      "ppt/slides/slide1.xml": slide(
        `<a:tbl><a:tr><a:tc>${line("东村")}</a:tc><a:tc>${line("两辆")}</a:tc></a:tr></a:tbl>`,
      ),
      "ppt/slides/slide2.xml": slide(
        `${line("书车下乡")}<a:p><a:r><a:t>五</a:t></a:r><a:r><a:t>辆</a:t></a:r><a:fld><a:t>2</a:t></a:fld></a:p>`,
      ),
      "ppt/slides/_rels/slide2.xml.rels":
        '<Relationships><Relationship Id="r1" Target="../notesSlides/notesSlide1.xml"/></Relationships>',
      "ppt/slides/slide3.xml": slide(line("内部"), 'show="0"'),
      "ppt/notesSlides/notesSlide1.xml": `<p:notes xmlns:a="a" xmlns:p="p">${line("六个村都去。")}</p:notes>`,
    });
    expect(await read("a.pptx", bytes)).toEqual(["书车下乡", "五辆", "六个村都去。", "东村 两辆"]);
  });

  test("reads OpenDocument text without deleted text and comments", async () => {
    const content = `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><text:tracked-changes><text:p>八辆</text:p></text:tracked-changes><text:h>书车下乡</text:h><text:p>共<text:s/>五辆<office:annotation><text:p>待查</text:p></office:annotation>。</text:p><table:table><table:table-row><table:table-cell><text:p>东村</text:p></table:table-cell><table:table-cell><text:p>两辆</text:p></table:table-cell></table:table-row></table:table></office:body></office:document-content>`;
    expect(await read("a.odt", storeZip({ "content.xml": content }))).toEqual(["书车下乡", "共 五辆。", "东村 两辆"]);
  });

  test("reads the chapters of an EPUB in the order of its spine", async () => {
    const bytes = storeZip({
      "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
      "OPS/book.opf":
        '<package xmlns:dc="d"><metadata><dc:title>书车记</dc:title><dc:publisher>青石社</dc:publisher><dc:date>2024-05-01</dc:date></metadata><manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/></spine></package>',
      "OPS/nav.xhtml": "<html><body><p>目录</p></body></html>",
      "OPS/a.xhtml": "<html><body><p>六个村都去。</p></body></html>",
      "OPS/b.xhtml": "<html><body><h1>书车下乡</h1><p>共<ruby>五<rt>wǔ</rt></ruby>辆。</p></body></html>",
    });
    expect(await read("a.epub", bytes)).toEqual(["书车下乡", "共五辆。", "六个村都去。"]);
    expect((await readPage("a.epub", bytes)).facts).toEqual({
      title: "书车记",
      publisher: "青石社",
      published: "2024-05-01",
    });
  });

  test("reads the sheets of an XLSX row by row, without what is hidden", async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet("书车");
    sheet.addRows([
      ["村名", "书车", "到村"],
      ["东村", 2, new Date("2024-05-01")],
      ["西村", { formula: "1+2", result: 3 }],
      ["内部", 9],
    ]);
    sheet.getRow(4).hidden = true;
    book.addWorksheet("暗", { state: "hidden" }).addRow(["暗处"]);
    const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
    expect(await read("a.xlsx", bytes)).toEqual(["书车", "村名 书车 到村", "东村 2 2024-05-01", "西村 3"]);
  });

  test.each([
    ["a.csv", '村名,书车\n"东村, 河边",两辆\n', ["村名 书车", "东村, 河边 两辆"]],
    ["a.tsv", "村名\t书车\n东村\t两辆", ["村名 书车", "东村 两辆"]],
    ["a.csv", "村名;书车\n东村;两辆", ["村名 书车", "东村 两辆"]],
  ])("reads %s", async (name, source, lines) => {
    expect(await read(name, iconv.encode(source, "gbk"))).toEqual(lines);
  });

  test("a table keeps its header, and is titled by its file", async () => {
    const [got] = await ingest({ "书车.csv": "村名,书车\n东村,两辆\n" });
    expect(got!.article).toMatchObject({ title: "书车", text: "村名 书车\n东村 两辆" });
  });

  test("reads rich text in its code pages, without hidden text and heads", async () => {
    const hex = [...iconv.encode("书车下乡", "gbk")].map((byte) => `\\'${byte.toString(16)}`).join("");
    const source = `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}{\\header 页眉}{\\*\\generator X;}\\f0 ${hex}\\par \\uc1\\u20116?\\u-28794?{\\v secret}. A\\~B\\par East\\cell 2\\cell\\row}`;
    expect(await read("a.rtf", source)).toEqual(["书车下乡", "五辆. A B", "East 2"]);
  });

  test("reads the page of a web archive", async () => {
    const page =
      "<html><head><title>书车下乡了，共五辆</title></head><body><p>书车今天下乡，共五辆，六个村都去，读者很高兴。</p></body></html>";
    const body = [...Buffer.from(page)]
      .map((b) => (b > 126 || b === 61 ? `=${b.toString(16).toUpperCase()}` : String.fromCharCode(b)))
      .join("");
    const source = `From: <Saved by X>\r\nSnapshot-Content-Location: https://river.example/1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n----b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}\r\n----b--`;
    expect(await read("a.mhtml", source)).toEqual(["书车今天下乡，共五辆，六个村都去，读者很高兴。"]);
    expect((await readPage("a.mht", Buffer.from(source))).facts.url).toBe("https://river.example/1");
  });

  test("goes by what a file holds where its name says otherwise", async () => {
    expect(await read("a.txt", "{\\rtf1 East\\par}")).toEqual(["East"]);
    expect(await read("a.doc", "<html><body><p>书车今天下乡，共五辆，六个村都去。</p></body></html>")).toEqual([
      "书车今天下乡，共五辆，六个村都去。",
    ]);
    await expect(read("a.doc", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).rejects.toThrow(
      "is of an old Office format",
    );
  });

  test("says so when an archive unpacks to too much", async () => {
    const { zipSync } = await import("fflate");
    const bomb = zipSync({ "word/document.xml": new Uint8Array(50 * 1024 * 1024) });
    await expect(read("a.docx", bomb)).rejects.toThrow("unpacks to too much: more than 48 MB in a part");
  });
});

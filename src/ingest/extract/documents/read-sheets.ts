import { WenzhaiError } from "../../../errors.ts";
import { stripInvisible } from "../../clean/strip-invisible.ts";
import { type Line, type Page, textLine } from "../page.ts";
import { openArchive } from "./open-archive.ts";

/** Reads an Excel file: each sheet under its name, row by row with the cells as they are shown; what is hidden is left out. */
export async function readSheets(bytes: Uint8Array): Promise<Page> {
  openArchive(bytes, (name) => /\.xml$/u.test(name));
  const { default: exceljs } = await import("exceljs");
  const book = new exceljs.Workbook();
  try {
    await book.xlsx.load(new Uint8Array(bytes).buffer as ArrayBuffer);
  } catch (cause) {
    throw new WenzhaiError("bad-file", "is not an XLSX that can be read; it may be damaged, save it anew.", { cause });
  }
  const lines: Line[] = [];
  for (const sheet of book.worksheets.filter(({ state }) => state === "visible")) {
    const rows: string[] = [];
    sheet.eachRow((row) => {
      if (row.hidden) return;
      const cells: string[] = [];
      row.eachCell((cell) => {
        const shown =
          sheet.getColumn(Number(cell.col)).hidden || (cell.isMerged && cell.master !== cell)
            ? ""
            : textOfCell(cell.value, cell.text);
        if (shown !== "") cells.push(shown);
      });
      if (cells.length > 0) rows.push(cells.join(" "));
    });
    if (rows.length > 0)
      lines.push({ text: sheet.name, kind: "heading", gap: true, linked: 0 }, ...rows.map((row) => textLine(row)));
  }
  return { facts: {}, lines, removed: [] };
}

/** Dates as days; everything else as the sheet shows it. */
function textOfCell(value: unknown, shown: unknown): string {
  const text =
    value instanceof Date
      ? value
          .toISOString()
          .replace(/(?:T00:00:00|:\d\d)\.\d{3}Z$/u, "")
          .replace("T", " ")
      : String(shown ?? "");
  return stripInvisible(text).replace(/\s+/gu, " ").trim();
}

import type { CheerioAPI } from "cheerio";
import { textBelow } from "./walk-nodes.ts";

/** The cells of a table of values are short; longer ones hold a page that is laid out as a table. */
const LONGEST_CELL = 120;
const BOXES = "p,div,br,ul,ol,li,section,center";

/** Takes the boxes out of the cells of tables of values, in place, so that a row is one line. */
export function levelRows($: CheerioAPI): void {
  for (const row of $("tr").toArray()) {
    const cells = $(row).children("td,th").toArray();
    const texts = cells.map((cell) => textBelow(cell));
    const filled = texts.filter((text) => text !== "").length;
    if (filled < 2 || texts.some((text) => text.length > LONGEST_CELL) || $(row).find("table").length > 0) continue;
    for (const box of $(row).find(BOXES).toArray().reverse()) {
      $(box).before(" ");
      $(box).replaceWith($(box).contents());
    }
  }
}

import { posix } from "node:path";
import { load } from "cheerio";
import { WenzhaiError } from "../../../errors.ts";
import { elementLines } from "../html/element-lines.ts";
import type { Element } from "../html/nodes.ts";
import { prunePage } from "../html/prune-page.ts";
import { flattenDeep } from "../html/walk-nodes.ts";
import type { Line, Page, PageFacts } from "../page.ts";
import { firstDay } from "../read-day.ts";
import { entryText, openArchive } from "./open-archive.ts";

const PARTS = /\.(?:x?html?|opf|xml)$/iu;

/** Reads an EPUB: its chapters in the order of its spine, its title, publisher and day. Throws WenzhaiError "bad-file". */
export function readEpub(bytes: Uint8Array): Page {
  const files = openArchive(bytes, (name) => PARTS.test(name));
  const container = load(entryText(files, "META-INF/container.xml"), { xml: true });
  const packageName = container("rootfile").attr("full-path") ?? "";
  const $ = load(entryText(files, packageName), { xml: true });
  const items = new Map(
    $("item")
      .toArray()
      .map((item) => [$(item).attr("id") ?? "", item] as const),
  );
  const chapters = $("itemref")
    .toArray()
    .flatMap((ref) => {
      const item = items.get($(ref).attr("idref") ?? "");
      const isText =
        item !== undefined && $(ref).attr("linear") !== "no" && !/\bnav\b/u.test($(item).attr("properties") ?? "");
      return isText ? [posix.join(posix.dirname(packageName), decodeURI($(item).attr("href") ?? ""))] : [];
    });
  if (chapters.length === 0) throw new WenzhaiError("bad-file", "is not an EPUB that can be read; save it anew.");
  return { facts: factsOf($), lines: chapters.flatMap((name) => chapterLines(entryText(files, name))), removed: [] };
}

function factsOf($: ReturnType<typeof load>): PageFacts {
  const read = (name: string): string => $(`dc\\:${name}`).first().text().trim();
  const [title, publisher, published] = [read("title"), read("publisher"), firstDay(read("date"), { compact: true })];
  return {
    ...(title === "" ? {} : { title }),
    ...(publisher === "" ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
  };
}

function chapterLines(xhtml: string): readonly Line[] {
  const $ = load(xhtml);
  prunePage($);
  const body = $("body")[0] as Element | undefined;
  if (body === undefined) return [];
  flattenDeep(body);
  return elementLines(body).map(({ text, kind }, i) => ({ text, kind, gap: i === 0, linked: 0 }));
}

import { posix } from "node:path";
import { load } from "cheerio";
import { WenzhaiError } from "../../../errors.ts";
import type { Line, Page } from "../page.ts";
import { entryText, openArchive } from "./open-archive.ts";
import { loadXml, type XmlGrammar, xmlLines } from "./xml-lines.ts";

const PARTS =
  /^ppt\/(?:presentation\.xml|_rels\/presentation\.xml\.rels|slides\/slide\d+\.xml|slides\/_rels\/[^/]+|notesSlides\/notesSlide\d+\.xml|diagrams\/data\d+\.xml)$/u;
const GRAMMAR: XmlGrammar = {
  paragraphs: new Set(["p"]),
  headings: new Set(),
  rows: new Set(["tr"]),
  breaks: new Set(["br"]),
  spaces: new Set(["tab"]),
  // The fallback repeats what its alternative holds; fields hold the numbers of slides and the day of printing.
  skipped: new Set(["Fallback", "fld"]),
  texts: new Set(["t"]),
};

/** Reads a PowerPoint file: slides in their order, hidden ones left out, tables row by row, speakers' notes after their slide. */
export function readSlides(bytes: Uint8Array): Page {
  const files = openArchive(bytes, (name) => PARTS.test(name));
  const order = slideNames(files);
  if (order.length === 0) throw new WenzhaiError("bad-file", "is not a PPTX that can be read; save it anew.");
  const lines = order.flatMap((name) => slideLines(files, name));
  return { facts: {}, lines, removed: [] };
}

function slideNames(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const $ = load(entryText(files, "ppt/presentation.xml"), { xml: true });
  const targets = relations(files, "ppt/_rels/presentation.xml.rels", "ppt");
  const listed = $("p\\:sldId")
    .toArray()
    .flatMap((element) => ("attribs" in element ? [targets.get(element.attribs["r:id"] ?? "")] : []));
  return listed.filter((name) => name !== undefined && files.has(name)) as string[];
}

/** What a part refers to: id → name. */
function relations(files: ReadonlyMap<string, Uint8Array>, name: string, folder: string): ReadonlyMap<string, string> {
  const $ = load(entryText(files, name), { xml: true });
  return new Map(
    $("Relationship")
      .toArray()
      .map((element) => {
        const target = $(element).attr("Target") ?? "";
        return [
          $(element).attr("Id") ?? "",
          target.startsWith("/") ? target.slice(1) : posix.join(folder, target),
        ] as const;
      }),
  );
}

function slideLines(files: ReadonlyMap<string, Uint8Array>, name: string): readonly Line[] {
  const xml = entryText(files, name);
  if (/<p:sld\s[^<>]*show="(?:0|false)"/u.test(xml)) return [];
  const related = relations(files, name.replace("slides/", "slides/_rels/").concat(".rels"), "ppt/slides");
  const others = [...related.values()].filter((each) => /notesSlide\d+\.xml$|diagrams\/data/u.test(each));
  const own = xmlLines(loadXml(xml), GRAMMAR).map((line, i) => ({ ...line, gap: i === 0 }));
  return [...own, ...others.flatMap((each) => xmlLines(loadXml(entryText(files, each)), GRAMMAR))];
}

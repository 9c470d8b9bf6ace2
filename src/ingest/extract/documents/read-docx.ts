import { load } from "cheerio";
import { zipSync } from "fflate";
import { WenzhaiError } from "../../../errors.ts";
import { elementLines } from "../html/element-lines.ts";
import { levelRows } from "../html/level-rows.ts";
import type { Element } from "../html/nodes.ts";
import { rewriteMarks } from "../html/rewrite-marks.ts";
import { flattenDeep } from "../html/walk-nodes.ts";
import type { Page } from "../page.ts";
import { replaceSpans } from "../replace-spans.ts";
import { entryText, openArchive } from "./open-archive.ts";

const NOT_READ = "is not a DOCX that can be read; it may be damaged, save it anew.";
const PARTS = /^(?:\[Content_Types\]\.xml|(?:_rels|docProps|word)\/[^/]*|word\/_rels\/[^/]*)$/u;
const TEXT = /^word\/(?:document|footnotes|endnotes)\d*\.xml$/u;
/** Marks around text that the library would leave out together with it: moved to here, fields, directions, equations. */
const AROUND_TEXT =
  /<\/?(?:w:moveTo|w:dir|w:bdo|w:customXml|w:fldSimple|w:ruby|w:rubyBase|m:oMath|m:oMathPara|m:sup|m:sub|m:e|m:num|m:den|m:f|m:sSup|m:sSub|m:d)(?:[\s/][^<>]*)?>/gu;
/** Readings over characters, and where moved text stood before. */
const NOT_HERE = /<(w:rt|w:moveFrom)(?:\s(?:[^<>]*[^<>/])?)?>/gu;
const RUN = /<(w:r)(?:\s(?:[^<>]*[^<>/])?)?>/gu;
const VANISHES = /<w:(?:vanish|specVanish|webHidden)(?:\s*\/>|\s+w:val="(?:1|true|on)"\s*\/>|>)/u;

/**
 * Reads a Word file: headings, tables row by row, lists, text boxes, and the notes after the text. Deleted and hidden text
 * and comments are not of it. Throws WenzhaiError "bad-file".
 */
export async function readDocx(bytes: Uint8Array): Promise<Page> {
  const files = openArchive(bytes, (name) => PARTS.test(name));
  if (!files.has("word/document.xml")) throw new WenzhaiError("bad-file", NOT_READ);
  const prepared = Object.fromEntries(
    [...files].map(([name, data]) => [
      name,
      TEXT.test(name) ? new TextEncoder().encode(shownText(entryText(files, name))) : data,
    ]),
  );
  const { default: mammoth } = await import("mammoth");
  let html: string;
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(zipSync(prepared, { level: 0 })) },
      {
        styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='标题'] => h1:fresh", "comment-reference => "],
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      },
    );
    html = result.value;
  } catch (cause) {
    throw new WenzhaiError("bad-file", NOT_READ, { cause });
  }
  const $ = load(html);
  $("a[href^='#footnote-ref'],a[href^='#endnote-ref']").remove();
  rewriteMarks($);
  levelRows($);
  const body = $("body")[0] as Element;
  flattenDeep(body);
  const lines = elementLines(body).map(({ text, kind, gap }) => ({ text, kind, gap, linked: 0 }));
  return { facts: {}, lines, removed: hiddenRuns(entryText(files, "word/document.xml")) };
}

function shownText(xml: string): string {
  const plain = replaceSpans(xml, NOT_HERE, closingTag, () => "")
    .replace(/<(\/?)m:(r|t)(?=[\s>])/gu, "<$1w:$2")
    .replace(AROUND_TEXT, "");
  return replaceSpans(plain, RUN, closingTag, (run) => (isHidden(run) ? "" : run));
}

function closingTag([, name]: RegExpExecArray): string {
  return `</${name}>`;
}

/** A run that holds a box with runs of its own is left whole. */
function isHidden(run: string): boolean {
  return VANISHES.test(run) && !/<w:r[\s>]/u.test(run.slice(4));
}

function hiddenRuns(xml: string): Page["removed"] {
  const texts: string[] = [];
  replaceSpans(xml, RUN, closingTag, (run) => {
    if (isHidden(run)) texts.push([...run.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)/gu)].map((m) => m[1]).join(""));
    return run;
  });
  return texts
    .filter((text) => text.trim() !== "")
    .map((text) => ({ reason: "hidden", rule: "hidden", text: text.slice(0, 200) }));
}

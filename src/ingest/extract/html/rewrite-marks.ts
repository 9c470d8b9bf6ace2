import type { CheerioAPI } from "cheerio";
import type { AnyNode, Element } from "./nodes.ts";
import { textBelow } from "./walk-nodes.ts";

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-"].map((c, i) => [c, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"][i]!]),
);
const LOWERED: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-"].map((c, i) => [c, [..."₀₁₂₃₄₅₆₇₈₉₊₋"][i]!]),
);
const NOTE =
  /^[[［(（〔【]?\s*(?:\d{1,3}(?:\s*[-–,、]\s*\d{1,3}){0,6}|[*†‡§]|注\s?\d{0,3}|note \d+|citation needed|来源请求|來源請求)\s*[\]］)）〕】]?$/iu;
const FIGURES = /^[\d+-]{1,4}$/u;
/** A raised figure after one of these is a power, not the number of a note. */
const BASE = /[\dA-Za-z)]$/;

/**
 * Writes raised and lowered figures with their own characters (10³, H₂O), takes note marks and readings over characters
 * away, in place. Neither changes what the sentence around them says.
 */
export function rewriteMarks($: CheerioAPI): void {
  $("rt,rp,rtc").remove();
  $("sup,sub").each((_, element) => {
    const text = textBelow(element).trim();
    const raised = (element as Element).name === "sup";
    const before = textBefore(element);
    if (FIGURES.test(text) && (!raised || BASE.test(before)) && $(element).find("a").length === 0) {
      const figures = raised ? RAISED : LOWERED;
      $(element).replaceWith([...text].map((char) => figures[char] ?? char).join(""));
    } else if (raised && NOTE.test(text)) $(element).remove();
  });
}

function textBefore(element: AnyNode): string {
  const { prev } = element;
  if (prev === null || prev === undefined) return "";
  return prev.type === "text" ? prev.data.trimEnd() : textBelow(prev);
}

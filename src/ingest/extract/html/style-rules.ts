import type { CheerioAPI } from "cheerio";
import type { Element } from "./nodes.ts";

/** What style sheets and the style attribute declare for an element, property by property. */
export type Declarations = ReadonlyMap<string, string>;

interface Rule {
  readonly selector: string;
  readonly declared: Declarations;
}

/** More rules than a page's own style sheets have; the rest would only cost time. */
const MOST_RULES = 400;
const LONGEST_SHEET = 500_000;
const PROPERTIES =
  /^(?:display|visibility|opacity|color|background|background-color|background-image|font-size|text-indent|position|left|top|right|clip|clip-path|height|width|max-height|max-width|overflow|text-decoration|text-decoration-line|-webkit-text-fill-color)$/u;
const ALL_SCREENS = /^@media\s*(?:only\s+)?(?:screen|all)\s*$/iu;

/**
 * Reads the style elements of a page and gives, for each element that a rule names, what is declared for it: later rules
 * over earlier ones, the style attribute over both, !important over all. Rules for print and for narrow screens do not count.
 */
export function styleDeclarations($: CheerioAPI): ReadonlyMap<Element, Declarations> {
  const found = new Map<Element, Map<string, string>>();
  const add = (element: Element, declared: Declarations): void => {
    const own = found.get(element) ?? new Map<string, string>();
    for (const [property, value] of declared)
      if (!own.get(property)?.includes("!important") || value.includes("!important")) own.set(property, value);
    found.set(element, own);
  };
  for (const { selector, declared } of sheetRules($)) {
    try {
      for (const element of $(selector).toArray()) add(element as Element, declared);
    } catch {
      // A selector that the library does not know names nothing.
    }
  }
  $("[style]").each((_, element) => add(element as Element, readDeclarations($(element).attr("style") ?? "")));
  return found;
}

function sheetRules($: CheerioAPI): readonly Rule[] {
  const sheets = $("style")
    .map((_, element) => $(element).html() ?? "")
    .get()
    .join("\n")
    .slice(0, LONGEST_SHEET);
  return readSheet(sheets).slice(0, MOST_RULES);
}

/** The rules of a style sheet that tell whether something is seen; blocks of @media are read when they hold on any screen. */
export function readSheet(sheet: string): readonly Rule[] {
  const rules: Rule[] = [];
  const css = withoutComments(sheet);
  const skipped: boolean[] = [];
  let from = 0;
  for (let at = 0; at < css.length; at++) {
    if (css[at] !== "{" && css[at] !== "}") continue;
    const text = css.slice(from, at).trim();
    from = at + 1;
    if (css[at] === "}") {
      skipped.pop();
      continue;
    }
    const prelude = text.slice(text.lastIndexOf(";") + 1).trim();
    if (prelude.startsWith("@")) {
      skipped.push(!ALL_SCREENS.test(prelude) && !/^@(?:supports|layer)/iu.test(prelude));
      continue;
    }
    const end = css.indexOf("}", at);
    const declared = readDeclarations(css.slice(at + 1, end < 0 ? css.length : end));
    if (!skipped.includes(true) && declared.size > 0 && prelude !== "" && !prelude.includes(":"))
      rules.push({ selector: prelude, declared });
    at = end < 0 ? css.length : end;
    from = at + 1;
  }
  return rules;
}

function withoutComments(css: string): string {
  return css
    .split("/*")
    .map((part, i) => (i === 0 ? part : part.slice(part.indexOf("*/") < 0 ? part.length : part.indexOf("*/") + 2)))
    .join(" ");
}

/** The declarations of a block or a style attribute that tell whether something is seen. */
export function readDeclarations(block: string): Declarations {
  const declared = new Map<string, string>();
  for (const part of block.split(";")) {
    const colon = part.indexOf(":");
    const property = part.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (colon > 0 && PROPERTIES.test(property))
      declared.set(
        property,
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return declared;
}

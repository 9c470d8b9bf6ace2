import type { CheerioAPI } from "cheerio";
import type { Removal } from "../../../domain/article.ts";
import { groundOf, hidingOf } from "./hidden-by-style.ts";
import { levelRows } from "./level-rows.ts";
import type { AnyNode, Element } from "./nodes.ts";
import { rewriteMarks } from "./rewrite-marks.ts";
import { type ShownAgain, shownAgain } from "./shown-again.ts";
import { type Declarations, readDeclarations, styleDeclarations } from "./style-rules.ts";
import { nodesBelow, textBelow } from "./walk-nodes.ts";

const NOT_TEXT =
  "script,style,noscript,template,object,embed,svg,canvas,select,option,textarea,input,button,dialog:not([open]),datalist,link,meta,head,audio,video,map,frameset";
/** Kept for programs that read aloud; nobody sees it. */
const READ_ALOUD = ".sr-only,.visually-hidden,.screen-reader-text,.screen-reader-only";
const STRUCK = "del,s,strike";
const LONGEST_REPORTED = 200;
/** Pages nest no deeper for a reader. */
const REACH = 60;
const NEVER_TEXT: ReadonlySet<string> = new Set(["comment", "cdata", "directive"]);

/**
 * Takes away, in place, what a reader of the page does not see: code, comments, form fields, deleted text, and elements
 * hidden by attribute or style, text in the colour of its ground included. What a script is there to show stays: most of the
 * page's text, or what a button unfolds. Gives the hidden texts.
 */
export function prunePage($: CheerioAPI): readonly Removal[] {
  $("iframe").each((_, element) => openFrame($, element as Element));
  const styles = styleDeclarations($);
  const isShown = shownAgain($);
  $(NOT_TEXT).remove();
  removeComments($.root()[0] as unknown as AnyNode);
  rewriteMarks($);
  levelRows($);
  const removed: Removal[] = [];
  const take = (element: Element, rule: string): void => {
    const text = textBelow(element).slice(0, LONGEST_REPORTED);
    if (text !== "") removed.push({ reason: "hidden", rule, text });
    $(element).remove();
  };
  $(STRUCK).each((_, element) => take(element as Element, "deleted"));
  $(READ_ALOUD).each((_, element) => take(element as Element, "read-aloud"));
  $("[hidden]").each((_, element) => {
    if ($(element).attr("hidden") !== "until-found" && !isShown.element(element as Element))
      take(element as Element, "hidden");
  });
  const hidden = withFontColours($, styles).flatMap(([element, declared]) => {
    const rule = hiddenRule(element, declared, styles, isShown);
    return rule === null ? [] : [{ element, rule }];
  });
  const outermost = hidden.map(({ element }) => element).filter(isOutermost(hidden.map(({ element }) => element)));
  const isShell = isShown.together(outermost);
  for (const { element, rule } of hidden) if (!isShell && element.parent !== null) take(element, rule);
  return removed;
}

/** Gives the test whether an element stands in none of the others. */
function isOutermost(elements: readonly Element[]): (element: Element) => boolean {
  const all = new Set<unknown>(elements);
  return (element) => {
    for (let at = element.parent, steps = 0; at !== null && steps < REACH; at = at.parent, steps++)
      if (all.has(at)) return false;
    return true;
  };
}

function hiddenRule(
  element: Element,
  declared: Declarations,
  styles: ReadonlyMap<Element, Declarations>,
  isShown: ShownAgain,
): string | null {
  if (element.name === "html" || element.name === "body") return null;
  if (/line-through/u.test(`${declared.get("text-decoration")} ${declared.get("text-decoration-line")}`))
    return "deleted";
  const hiding = hidingOf(declared, groundOf(element, styles));
  if (hiding === null || (hiding === "until-shown" && isShown.element(element))) return null;
  return "hidden";
}

/** Elements with declarations, and font elements with a colour of their own. */
function withFontColours(
  $: CheerioAPI,
  styles: ReadonlyMap<Element, Declarations>,
): readonly (readonly [Element, Declarations])[] {
  const fonts = $("font[color]")
    .toArray()
    .map((element) => [element as Element, readDeclarations(`color:${$(element).attr("color")}`)] as const);
  return [...styles, ...fonts];
}

/** The page inside a frame that comes along with its source; others are not of this file. */
function openFrame($: CheerioAPI, frame: Element): void {
  const inner = frame.attribs.srcdoc;
  if (inner === undefined) $(frame).remove();
  else $(frame).replaceWith(`<div>${inner}</div>`);
}

function removeComments(root: AnyNode): void {
  for (const node of nodesBelow(root)) {
    if (!("children" in node) || !node.children.some(({ type }) => NEVER_TEXT.has(type))) continue;
    const kept = node.children.filter(({ type }) => !NEVER_TEXT.has(type));
    node.children = kept as typeof node.children;
    for (const [i, child] of kept.entries()) {
      child.prev = (kept[i - 1] ?? null) as typeof child.prev;
      child.next = (kept[i + 1] ?? null) as typeof child.next;
    }
  }
}

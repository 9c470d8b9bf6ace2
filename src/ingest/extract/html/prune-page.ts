import type { CheerioAPI } from "cheerio";
import type { Removal } from "../../../domain/article.ts";
import type { Element } from "./nodes.ts";

const NOT_TEXT =
  "script,style,noscript,template,iframe,object,embed,svg,canvas,math,select,option,textarea,input,button,dialog,datalist,link,meta,head,audio,video source,map";
const HIDDEN = '[hidden],[aria-hidden="true"],[type="hidden"],.sr-only,.visually-hidden,.screen-reader-text';
const HIDING_STYLE =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|$|!)|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{4,}px|clip\s*:\s*rect\(0|(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|$|!)/iu;
const COLOUR = /(?:^|;)\s*color\s*:\s*([^;!]+)/iu;
const BACKGROUND = /background(?:-color)?\s*:\s*([^;!]+)/iu;
const TRANSPARENT = /^(?:transparent|rgba\([^)]*,\s*0(?:\.0+)?\s*\))$/iu;
const WHITE = /^(?:#fff(?:fff)?|white|rgba?\(255,\s*255,\s*255(?:,\s*1(?:\.0+)?)?\))$/iu;
/** WeChat delivers every article hidden and lets a script show it. */
const SHOWN_BY_SCRIPT = "js_content";

/**
 * Takes away, in place, what a reader of the page does not see: code, comments, form fields, and elements hidden by
 * attribute or inline style, white text on a page without a background of its own included. Gives the hidden texts.
 */
export function prunePage($: CheerioAPI): readonly Removal[] {
  const removed: Removal[] = [];
  $(NOT_TEXT).remove();
  $("*")
    .contents()
    .filter((_, node) => node.type === "comment" || node.type === "cdata" || node.type === "directive")
    .remove();
  const take = (element: Element): void => {
    const text = $(element).text().replace(/\s+/gu, " ").trim();
    if (text !== "") removed.push({ reason: "hidden", text: text.slice(0, 200) });
    $(element).remove();
  };
  $(HIDDEN).each((_, element) => take(element as Element));
  $("[style]").each((_, element) => {
    if (hides($(element).attr("style") ?? "") && $(element).attr("id") !== SHOWN_BY_SCRIPT) take(element as Element);
  });
  $('font[color="#ffffff" i],font[color="#fff" i],font[color="white" i]').each((_, element) =>
    take(element as Element),
  );
  return removed;
}

/** Whether an inline style keeps the text from the reader's eyes. */
export function hides(style: string): boolean {
  if (HIDING_STYLE.test(style)) return true;
  const colour = COLOUR.exec(style)?.[1]?.trim();
  if (colour === undefined) return false;
  const background = BACKGROUND.exec(style)?.[1]?.trim();
  if (TRANSPARENT.test(colour)) return !/background-clip/iu.test(style);
  if (background === undefined) return WHITE.test(colour);
  return colour.toLowerCase() === background.toLowerCase() || (WHITE.test(colour) && WHITE.test(background));
}

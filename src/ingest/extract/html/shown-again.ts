import type { CheerioAPI } from "cheerio";
import type { Element } from "./nodes.ts";
import { nodesBelow } from "./walk-nodes.ts";

/** Elements that hold this much of a page's text are its article, which a script shows. */
const MAIN_SHARE = 0.4;
const LEAST_TEXT = 40;
const MOST_NODES = 8;
const LONGEST_TRIGGER = 24;
/** WeChat delivers every article hidden and lets a script show it; others name what unfolds. */
const NAMED =
  /(?:^|[-_\s])(?:js[-_]content|more|rest|remain\w*|fold\w*|unfold\w*|expand\w*|collaps\w*|toggle\w*|accordion\w*|read-?more|full-?text|hide-?(?:part|content|text)|hidden-?(?:part|content|text)|zhankai|quanwen)(?:$|[-_\s\d])/iu;
const TRIGGER =
  /^[\s\p{P}\p{S}]*(?:点击)?(?:展开|閱讀|阅读|查看|显示|顯示|继续阅读|繼續閱讀|余下)(?:剩余|全部|余下|更多)?(?:全文|全部|更多|正文|内容|內容|\d+%)?[\s\p{P}\p{S}]*$|^\W*(?:show|read|see|view) (?:more|all|full (?:text|article|story))\W*$|^\W*continue reading\W*$/iu;

/**
 * Gives the test whether an element hidden until a script shows it is meant to be read: it holds much of the page's text, or
 * it is named as what unfolds, on a page with a button for that.
 */
export function shownAgain($: CheerioAPI, textOf: (element: Element) => string): (element: Element) => boolean {
  const body = $("body")[0] as Element | undefined;
  const whole = body === undefined ? 0 : textOf(body).length;
  const hasTrigger = $("a,button,span,div,label,summary,p")
    .toArray()
    .some((element) => isTrigger(element as Element));
  return (element) => {
    const length = textOf(element).length;
    if (element.attribs.id === "js_content" || (length >= LEAST_TEXT && length >= whole * MAIN_SHARE)) return true;
    const names = `${element.attribs.id ?? ""} ${element.attribs.class ?? ""}`;
    return hasTrigger && length >= LEAST_TEXT / 2 && NAMED.test(names);
  };
}

/** A button has few words in few boxes. */
function isTrigger(element: Element): boolean {
  let text = "";
  let nodes = 0;
  for (const node of nodesBelow(element)) {
    if (++nodes > MOST_NODES || text.length > LONGEST_TRIGGER) return false;
    if (node.type === "text") text += node.data;
  }
  return TRIGGER.test(text.replace(/\s+/gu, " ").trim());
}

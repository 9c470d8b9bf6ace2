import type { CheerioAPI } from "cheerio";
import type { Element } from "./nodes.ts";
import { nodesBelow, textBelow } from "./walk-nodes.ts";

/** A page is a shell for a script when this much of its sentences is hidden, or most and hardly any are left. */
const SHELL_SHARE = 0.9;
const MAIN_SHARE = 0.6;
const LITTLE_LEFT = 150;
const LEAST_TEXT = 40;
const MOST_NODES = 8;
const LONGEST_TRIGGER = 24;
/** WeChat delivers every article hidden and lets a script show it; others name what unfolds. */
const NAMED =
  /(?:^|[-_\s])(?:js[-_]content|more|rest|remain\w*|fold\w*|unfold\w*|expand\w*|collaps\w*|toggle\w*|accordion\w*|read-?more|full-?text|hide-?(?:part|content|text)|(?:part|content|text|article)-?(?:hide|hidden|fold|rest|more)|hidden-?(?:part|content|text)|zhankai|quanwen)(?:$|[-_\s\d])/iu;
const TRIGGER =
  /^[\s\p{P}\p{S}]*(?:点击)?(?:展开|閱讀|阅读|查看|显示|顯示|继续阅读|繼續閱讀|余下)(?:剩余|全部|余下|更多)?(?:全文|全部|更多|正文|内容|內容|\d+%)?[\s\p{P}\p{S}]*$|^\W*(?:show|read|see|view) (?:more|all|full (?:text|article|story))\W*$|^\W*continue reading\W*$/iu;

/** What a script is there to show. */
export interface ShownAgain {
  /** Whether an element hidden until a script shows it is meant to be read. */
  readonly element: (element: Element) => boolean;
  /** Whether hidden elements together hold so much of the page's sentences that a script must show them. */
  readonly together: (elements: readonly Element[]) => boolean;
}

/**
 * Tells what is hidden only until a script shows it: an element that holds nearly all sentences of the page, or one that is
 * named as what unfolds, on a page with a button for that. Spam beside an article never does either.
 */
export function shownAgain($: CheerioAPI): ShownAgain {
  const body = $("body")[0] as Element | undefined;
  const whole = body === undefined ? 0 : proseBelow(body);
  const isMost = (prose: number): boolean =>
    prose >= LEAST_TEXT &&
    (prose >= whole * SHELL_SHARE || (prose >= whole * MAIN_SHARE && whole - prose < LITTLE_LEFT));
  const hasTrigger = $("a,button,span,div,label,summary,p")
    .toArray()
    .some((element) => isTrigger(element as Element));
  return {
    element: (element) => {
      if (element.attribs.id === "js_content" || isMost(proseBelow(element))) return true;
      const names = `${element.attribs.id ?? ""} ${element.attribs.class ?? ""}`;
      return (
        hasTrigger && textBelow(element).length >= LEAST_TEXT / 2 && (NAMED.test(names) || isBesideTrigger(element))
      );
    },
    together: (elements) => isMost(elements.reduce((sum, element) => sum + proseBelow(element), 0)),
  };
}

/** How many characters below an element read like sentences. */
function proseBelow(element: Element): number {
  let length = 0;
  for (const node of nodesBelow(element))
    if (node.type === "text" && /[，。；！？,.!?]/u.test(node.data)) length += node.data.trim().length;
  return length;
}

/** The button stands next to what it unfolds, or next to the box around it. */
function isBesideTrigger(element: Element): boolean {
  const beside = [element, element.parent].flatMap((each) => [
    each?.prev,
    each?.prev?.prev,
    each?.next,
    each?.next?.next,
  ]);
  return beside.some((each) => each?.type === "tag" && isTrigger(each));
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

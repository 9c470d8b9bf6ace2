import type { Element } from "domhandler";
import { elementLines, type PlacedLine } from "./element-lines.ts";

const ASIDE =
  /(?:^|[-_\s])(?:comments?|cmt|pinglun|reply|replies|disqus|related?|relate|recommend\w*|tuijian|xiangguan|hot|rank\w*|side(?:bar)?|aside|foot(?:er)?|header|top(?:bar|nav)?|nav\w*|menu|crumbs?|breadcrumbs?|share|bdshare\w*|social|copyright|statement|ads?|advert\w*|banner|login|popup|modal|dialog|qr\w*|tool(?:bar)?|pager|pagination|page-?nav|prev|next|tags?|keywords?|links?|friend\w*|search|download|app|toast|report|feedback|subscribe|author-?(?:info|card)|about|more|list|guess\w*|like)(?:$|[-_\s\d])/iu;
const ASIDE_TAGS = new Set(["nav", "aside", "footer", "form"]);
const TEXT_MARKS = /[，。！？；：、“”…,!?;]/gu;
const ENDS = /[。！？!?…；”」』.]$/u;

/**
 * The element that holds the page's text: the one whose lines weigh most, sentences counting for it by their length, links
 * and short scraps against it. After content extraction via text density (Sun, Song and Liao, SIGIR 2011), with the
 * density of Chinese sentence marks in place of the ratio of text to tags.
 */
export function denseRoot(body: Element): Element {
  const values = new Map<Element, number>();
  for (const line of elementLines(body)) {
    const value = lineValue(line);
    for (let at: Element | null = line.element; at !== null; at = parentOf(at))
      values.set(at, (values.get(at) ?? 0) + value);
  }
  let best = body;
  let top = values.get(body) ?? 0;
  for (const [element, value] of values) {
    const deeper = value === top && isInside(element, best);
    if (value > top || deeper) [best, top] = [element, value];
  }
  return best;
}

/** What a line says for or against its surroundings being the text, in characters. */
export function lineValue(line: PlacedLine): number {
  const length = line.text.length;
  const free = length - Math.min(line.linked, length);
  const marks = line.text.match(TEXT_MARKS)?.length ?? 0;
  const sentence = marks > 0 && (length > 24 || ENDS.test(line.text));
  const worth = sentence ? free : marks > 0 ? free * 0.5 : 0;
  const cost = line.linked > length * 0.5 ? line.linked + 8 : sentence ? 0 : 3;
  return (isAside(line.element) ? Math.min(worth * 0.1, 10) : worth) - cost;
}

function isAside(element: Element): boolean {
  for (let at: Element | null = element, depth = 0; at !== null && depth < 8; depth++) {
    if (at.name === "body") return false;
    if (ASIDE_TAGS.has(at.name) || ASIDE.test(`${at.attribs.class ?? ""} ${at.attribs.id ?? ""}`)) return true;
    at = parentOf(at);
  }
  return false;
}

function parentOf(element: Element): Element | null {
  return element.parent?.type === "tag" ? element.parent : null;
}

function isInside(element: Element, other: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) if (at === other) return true;
  return false;
}

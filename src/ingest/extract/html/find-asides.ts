import { type PlacedLine, parentOf } from "./element-lines.ts";
import type { Element } from "./nodes.ts";

/** Names that page builders give to what is not the text, in English and in pinyin. */
const ASIDE =
  /(?:^|[-_\s])(?:comments?|cmm?ts?|pinglun|reply|replies|disqus|related?|relevant|recommend\w*|tuijian|xiangguan|guess\w*|hot|rank\w*|side|sidebar|aside|foot|footer|bottom|header|head-?bar|nav|navbar|navigation|menu|crumbs?|breadcrumbs?|share|sharing|bdshare\w*|social|copyright|cookies?|consent|gdpr|notice|disclaimer|shengming|ads?|advert\w*|banner|login|popup|modal|dialog|qr\w*|pager|pagination|toolbar|newsletter|subscribe|sub|signup|tags?|keywords|author-?(?:box|card|bio)|about|contact|friend-?links?|links)(?:$|[-_\s\d])/iu;
const ASIDE_TAGS = new Set(["nav", "aside", "footer", "form"]);
/** A part of the page that holds this much of its sentences is no aside, whatever it is called. */
const MAIN_SHARE = 0.5;
/** "topShare" names a part of the page; longer names made of words in one are options of a script. */
const CAMEL = /^(\p{L}\p{Ll}*)(\p{Lu}\p{Ll}*)(?=$|[-_])/u;
/** A card holds a headline, a summary, a source, a date and little more. */
const MOST_LINES = 6;
/** So many neighbours of one form, each with a linked headline, are a list of other articles. */
const LEAST_CARDS = 3;

/**
 * Gives the test that tells whether an element stands in a part of the page that is not its text: one that is named so, or a
 * card in a row of cards with linked headlines. `worth` says how much of a line reads like sentences.
 */
export function findAsides(
  lines: readonly PlacedLine[],
  worth: (line: PlacedLine) => number,
): (element: Element) => boolean {
  const cards = teaserCards(lines);
  const isCard = inherited((element) => cards.has(element));
  const shares = new Map<Element, number>();
  let whole = 0;
  for (const line of lines) {
    if (isCard(line.element)) continue;
    whole += worth(line);
    for (let at: Element | null = line.element; at !== null; at = parentOf(at))
      shares.set(at, (shares.get(at) ?? 0) + worth(line));
  }
  const isMain = (element: Element): boolean => (shares.get(element) ?? 0) >= whole * MAIN_SHARE;
  return inherited((element) => cards.has(element) || (isNamedAside(element) && !isMain(element)));
}

/** Makes a test of one element into a test of it and everything around it. */
function inherited(test: (element: Element) => boolean): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  const holds = (element: Element): boolean => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const parent = parentOf(element);
    const answer = element.name !== "body" && (test(element) || (parent !== null && holds(parent)));
    known.set(element, answer);
    return answer;
  };
  return holds;
}

function isNamedAside(element: Element): boolean {
  if (ASIDE_TAGS.has(element.name)) return true;
  const names = `${element.attribs.class ?? ""} ${element.attribs.id ?? ""}`.split(/\s+/u);
  return names.some((name) => ASIDE.test(name.replace(CAMEL, "$1-$2")));
}

/** Elements of which several neighbours of the same form each hold a line that is one link, and text beside it. */
function teaserCards(lines: readonly PlacedLine[]): ReadonlySet<Element> {
  const sizes = new Map<Element, number>();
  const headed = new Set<Element>();
  for (const line of lines) {
    const isHeadline = line.text.length >= 8 && line.linked >= line.text.length * 0.8;
    for (let at: Element | null = line.element; at !== null; at = parentOf(at)) {
      sizes.set(at, (sizes.get(at) ?? 0) + 1);
      if (isHeadline) headed.add(at);
    }
  }
  const rows = new Map<Element, Map<string, Element[]>>();
  for (const element of headed) {
    const parent = parentOf(element);
    if (parent === null || sizes.get(element)! > MOST_LINES) continue;
    const forms = rows.get(parent) ?? new Map<string, Element[]>();
    rows.set(parent, forms);
    const form = `${element.name}.${(element.attribs.class ?? "").split(/\s+/u)[0]}`;
    forms.set(form, [...(forms.get(form) ?? []), element]);
  }
  return new Set(
    [...rows.values()].flatMap((forms) => [...forms.values()].filter((row) => row.length >= LEAST_CARDS).flat()),
  );
}

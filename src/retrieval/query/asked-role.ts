import { titleWords } from "./name-words.ts";
import type { ReadQuestion } from "./read-question.ts";

/** A role that a question asks the holder of. */
export interface AskedRole {
  /** Chinese titles that the asked one may be; empty where any post in the body will do. */
  readonly titles: readonly string[];
  readonly deputy: boolean;
  /** The span of the role's words in the folded question. */
  readonly start: number;
  readonly end: number;
}

/** The role in a question, the longest there is, or null. */
export function askedRole(question: ReadQuestion): AskedRole | null {
  return chineseRole(question.folded) ?? englishRole(question.folded) ?? representing(question.folded);
}

function chineseRole(folded: string): AskedRole | null {
  let found: AskedRole | null = null;
  for (const title of titleWords().titles.keys()) {
    if (!/\p{Script=Han}/u.test(title)) continue;
    const start = folded.lastIndexOf(title);
    if (start < 0 || (found !== null && found.end - found.start >= title.length)) continue;
    const deputy = folded[start - 1] === "副";
    found = { titles: [title], deputy, start, end: start + title.length };
  }
  return found === null ? null : { ...found, start: found.deputy ? found.start - 1 : found.start };
}

let pattern: RegExp | null = null;

function englishRole(folded: string): AskedRole | null {
  const { chineseOf, deputy } = titleWords();
  pattern ??= titlePattern([...chineseOf.keys()], deputy);
  let found: AskedRole | null = null;
  for (const match of folded.replaceAll("-", " ").matchAll(pattern)) {
    const [whole, before, title] = match;
    if (found !== null && found.end - found.start >= whole.length) continue;
    found = {
      titles: chineseOf.get(title!) ?? [],
      deputy: before !== undefined,
      start: match.index,
      end: match.index + whole.length,
    };
  }
  return found;
}

function titlePattern(titles: readonly string[], deputy: readonly string[]): RegExp {
  const longestFirst = titles.map((title) => title.replaceAll("-", " ")).toSorted((a, b) => b.length - a.length);
  return new RegExp(
    `(?<![a-z])(?:executive |standing )?(?:(${deputy.join("|")}) )?(${longestFirst.join("|")})(?![a-z])`,
    "gu",
  );
}

/** Whoever stands for a body: "who represented", "our contact at", "who from"; whoever is the head of it. */
const REPRESENTING =
  /who (heads|leads|runs|is in charge of)|who (?:represent(?:ed|s)|(?:was |is |spoke |came )?(?:there )?from|(?:works|worked) (?:at|for))|(?:contact|contacts|contact person|representatives?) (?:at|from|of|for|in)|(?:代表|联系)的?(?:是|人是?)谁|谁(?:代表|来自)/u;

function representing(folded: string): AskedRole | null {
  const match = REPRESENTING.exec(folded);
  if (match === null) return null;
  const titles = match[1] === undefined ? [] : (titleWords().chineseOf.get("head") ?? []);
  return { titles, deputy: false, start: match.index, end: match.index + match[0].length };
}

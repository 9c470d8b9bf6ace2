import { repeatsTitle } from "../find-title.ts";
import { denseRoot, isInside, type Weighed } from "./dense-root.ts";
import { parentOf } from "./element-lines.ts";
import type { Element } from "./nodes.ts";
import { withSiblings } from "./with-siblings.ts";

/** The lines taken for the text of a page. */
export type Choice = readonly Weighed[];

/** Asks other extractors for the texts of the lines they take; each answer may be null. */
export type AskOthers = () => Promise<readonly (ReadonlySet<string> | null)[]>;

/** When the densest part holds less than this of what reads like text on the page, another part may be the article. */
const SURE_SHARE = 0.7;
/** Shorter texts are easily outweighed by a notice or a teaser. */
const SURE_LENGTH = 200;
/** What agreement with another extractor adds to the worth of a choice, and what standing under the headline does. */
const AGREEMENT = 0.5;
const UNDER_HEADLINE = 1;
/** A heading that the title names may be the headline without its author or series. */
const SHORTEST_HEADLINE = 4;
/** How far under its headline a text begins: bylines, share buttons and a picture stand between. */
const HEADLINE_REACH = 40;

/**
 * Chooses the lines of a page that are its text. The densest part stands alone when it holds most of the page's sentences;
 * otherwise the part under the headline and the kept libraries' choices compete with it, and the one of most worth wins,
 * worth more when it stands under the headline and the more another one agrees.
 */
export async function chooseText(
  body: Element,
  weighed: readonly Weighed[],
  title: string,
  askOthers: AskOthers,
): Promise<Choice> {
  const dense = partAt(denseRoot(body, weighed), weighed);
  if (gain(weighed) === 0 || isSure(dense, weighed)) return dense;
  const first = firstUnder(title, weighed);
  const under = first === undefined ? [] : partAt(grownFrom(first.line.element, weighed), weighed);
  const others = (await askOthers()).map((texts) =>
    weighed.filter(({ line, aside }) => !aside && texts?.has(line.text)),
  );
  return best([dense, under, ...others], first) ?? dense;
}

/** The lines of an element and of the dense parts beside it, without asides. */
function partAt(root: Element, weighed: readonly Weighed[]): Choice {
  const roots = withSiblings(root, weighed);
  return weighed.filter(({ line, aside }) => !aside && roots.some((each) => isInside(line.element, each)));
}

function isSure(choice: Choice, all: readonly Weighed[]): boolean {
  const own = gain(choice);
  return own >= SURE_LENGTH && own >= gain(all) * SURE_SHARE;
}

/** The first line that speaks for the text under the page's headline. */
function firstUnder(title: string, weighed: readonly Weighed[]): Weighed | undefined {
  const titles = weighed.flatMap(({ line }, i) => (isHeadline(line, title) ? [i] : []));
  const at = titles.find((i) => weighed[i]!.line.kind === "heading") ?? titles[0];
  return at === undefined ? undefined : weighed.slice(at + 1, at + 1 + HEADLINE_REACH).find((line) => line.value > 0);
}

function isHeadline({ text, kind }: Weighed["line"], title: string): boolean {
  return repeatsTitle(text, title) || (kind === "heading" && text.length >= SHORTEST_HEADLINE && title.includes(text));
}

/** The weightiest of an element and those around it. */
function grownFrom(element: Element, weighed: readonly Weighed[]): Element {
  let best = element;
  let top = Number.NEGATIVE_INFINITY;
  for (let at: Element | null = element; at !== null; at = parentOf(at)) {
    const own = at;
    const worth = value(weighed.filter(({ line }) => isInside(line.element, own)));
    if (worth > top) [best, top] = [at, worth];
  }
  return best;
}

function best(choices: readonly Choice[], first: Weighed | undefined): Choice | undefined {
  const scored = choices.map((choice, i) => {
    const agreement = Math.max(0, ...choices.filter((_, other) => other !== i).map((other) => overlap(choice, other)));
    const under = first !== undefined && choice.includes(first) ? UNDER_HEADLINE : 0;
    return { choice, score: value(choice) * (1 + AGREEMENT * agreement + under) };
  });
  return scored.filter(({ choice }) => choice.length > 0).toSorted((a, b) => b.score - a.score)[0]?.choice;
}

/** Shared length over joint length of two choices. */
function overlap(a: Choice, b: Choice): number {
  const inB = new Set(b);
  const both = length(a.filter((line) => inB.has(line)));
  return both / Math.max(1, length(a) + length(b) - both);
}

function length(choice: Choice): number {
  return choice.reduce((sum, { line }) => sum + line.text.length, 0);
}

function value(choice: Choice): number {
  return choice.reduce((sum, line) => sum + line.value, 0);
}

function gain(choice: Choice): number {
  return choice.reduce((sum, line) => sum + Math.max(0, line.value), 0);
}

import { denseRoot, isInside, type Weighed } from "./dense-root.ts";
import { parentOf } from "./element-lines.ts";
import type { Element } from "./nodes.ts";

/** The lines taken for the text of a page. */
export type Choice = readonly Weighed[];

/** Asks other extractors for the texts of the lines they take; each answer may be null. */
export type AskOthers = () => Promise<readonly (ReadonlySet<string> | null)[]>;

/** When the densest part holds less than this of what reads like text on the page, another part may be the article. */
const SURE_SHARE = 0.7;
/** Shorter texts are easily outweighed by a notice or a teaser. */
const SURE_LENGTH = 200;
/** A part beside the densest one belongs to it when it has this much of sentences, and little else. */
const LEAST_SIBLING = 40;
const SIBLING_DENSITY = 0.8;
/** What agreement with another extractor adds to the worth of a choice. */
const AGREEMENT = 0.5;

/**
 * Chooses the lines of a page that are its text. The densest part stands alone when it holds most of the page's sentences;
 * otherwise the kept libraries are asked, and the choice of most worth wins, worth more the more another one agrees.
 */
export async function chooseText(body: Element, weighed: readonly Weighed[], askOthers: AskOthers): Promise<Choice> {
  const roots = withSiblings(denseRoot(body, weighed), weighed);
  const dense = weighed.filter(({ line, aside }) => !aside && roots.some((root) => isInside(line.element, root)));
  if (gain(weighed) === 0 || isSure(dense, weighed)) return dense;
  const others = (await askOthers()).map((texts) =>
    weighed.filter(({ line, aside }) => !aside && texts?.has(line.text)),
  );
  const choices = [dense, ...others].filter((choice) => choice.length > 0);
  return best(choices) ?? dense;
}

/** The densest part and the dense parts beside it, which a table of contents or a box of facts may stand between. */
function withSiblings(root: Element, weighed: readonly Weighed[]): readonly Element[] {
  const parent = parentOf(root);
  if (parent === null) return [root];
  const parts = new Map<Element, Weighed[]>();
  for (const line of weighed) {
    const part = childOf(parent, line.line.element);
    if (part === null || part === root) continue;
    const lines = parts.get(part);
    if (lines === undefined) parts.set(part, [line]);
    else lines.push(line);
  }
  return [root, ...[...parts].filter(([, lines]) => isDense(lines)).map(([part]) => part)];
}

/** The child of `parent` that holds the element. */
function childOf(parent: Element, element: Element): Element | null {
  let at: Element | null = element;
  while (at !== null && parentOf(at) !== parent) at = parentOf(at);
  return at;
}

function isDense(part: Choice): boolean {
  return value(part) >= LEAST_SIBLING && value(part) >= length(part) * SIBLING_DENSITY;
}

function isSure(choice: Choice, all: readonly Weighed[]): boolean {
  const own = gain(choice);
  return own >= SURE_LENGTH && own >= gain(all) * SURE_SHARE;
}

function best(choices: readonly Choice[]): Choice | undefined {
  const scored = choices.map((choice) => {
    const agreement = Math.max(
      0,
      ...choices.filter((other) => other !== choice).map((other) => overlap(choice, other)),
    );
    return { choice, score: value(choice) * (1 + AGREEMENT * agreement) };
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.choice;
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

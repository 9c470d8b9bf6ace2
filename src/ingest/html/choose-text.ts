import type { Element } from "domhandler";
import { denseRoot, isInside, type Weighed } from "./dense-root.ts";

/** The lines taken for the text of a page. */
export type Choice = readonly Weighed[];

/** Asks other extractors for the texts of the lines they take; each answer may be null. */
export type AskOthers = () => Promise<readonly (ReadonlySet<string> | null)[]>;

/** When the densest part holds less than this of what reads like text on the page, another part may be the article. */
const SURE_SHARE = 0.7;
/** Shorter texts are easily outweighed by a notice or a teaser. */
const SURE_LENGTH = 200;
/** What agreement with another extractor adds to the worth of a choice. */
const AGREEMENT = 0.5;

/**
 * Chooses the lines of a page that are its text. The densest part stands alone when it holds most of the page's sentences;
 * otherwise the kept libraries are asked, and the choice of most worth wins, worth more the more another one agrees.
 */
export async function chooseText(body: Element, weighed: readonly Weighed[], askOthers: AskOthers): Promise<Choice> {
  const root = denseRoot(body, weighed);
  const dense = weighed.filter(({ line, aside }) => !aside && isInside(line.element, root));
  if (isSure(dense, weighed)) return dense;
  const others = (await askOthers()).map((texts) =>
    weighed.filter(({ line, aside }) => !aside && texts?.has(line.text)),
  );
  const choices = [dense, ...others].filter((choice) => choice.length > 0);
  return best(choices) ?? dense;
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

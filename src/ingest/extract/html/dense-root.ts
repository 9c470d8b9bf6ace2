import { lineNoise } from "../../clean/line-noise.ts";
import { elementLines, type PlacedLine, parentOf } from "./element-lines.ts";
import { findAsides } from "./find-asides.ts";
import type { Element } from "./nodes.ts";

const TEXT_MARKS = /[，。！？；：、“”…,!?;]/gu;
const ENDS = /[。！？!?…；”」』.][\d\s[\]]*$/u;

const ENGLISH_END = /\S[.!?]["'”’)]*$/u;
/** Words that follow the first that ends in a small letter. */
const LEAST_WORDS = 3;
const LEAST_REFRAIN = 3;
const LONGEST_REFRAIN = 40;

/** What each line of a page says for or against its surroundings being the text, in characters. */
export interface Weighed {
  readonly line: PlacedLine;
  readonly value: number;
  /** Whether it stands in a part of the page whose name says that it is not the text. */
  readonly aside: boolean;
}

/** Weighs every line of a page: sentences count for it by their length, links, scraps and lines in asides against it. */
export function weighLines(body: Element): readonly Weighed[] {
  const lines = elementLines(body);
  const refrains = refrainsOf(lines);
  const worth = (line: PlacedLine): number =>
    refrains.has(line.text) || lineNoise(line.text) !== null ? 0 : sentenceWorth(line);
  const isAside = findAsides(lines, worth);
  return lines.map((line) => {
    const aside = isAside(line.element);
    return { line, aside, value: lineValue(line, worth(line), aside) };
  });
}

/**
 * The element that holds the page's text: the one whose lines weigh most. After content extraction via text density (Sun,
 * Song and Liao, SIGIR 2011), with the density of Chinese sentence marks in place of the ratio of text to tags.
 */
export function denseRoot(body: Element, weighed: readonly Weighed[]): Element {
  const values = new Map<Element, number>();
  for (const { line, value } of weighed) addUpwards(values, line.element, value);
  let best = body;
  let top = values.get(body) ?? 0;
  for (const [element, value] of values) {
    if (value > top || (value === top && isInside(element, best))) [best, top] = [element, value];
  }
  return best;
}

/** Short lines that one page has again and again belong to its cards and buttons. */
function refrainsOf(lines: readonly PlacedLine[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { text } of lines) if (text.length <= LONGEST_REFRAIN) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= LEAST_REFRAIN).map(([text]) => text));
}

function lineValue(line: PlacedLine, worth: number, aside: boolean): number {
  const cost = line.linked > line.text.length * 0.5 ? line.linked + 8 : worth > 12 ? 0 : 3;
  return (aside ? Math.min(worth * 0.1, 10) : worth) - cost;
}

/** The characters of a line that are outside links, if it reads like sentences; half of them if it only has their marks. */
function sentenceWorth(line: PlacedLine): number {
  const free = line.text.length - Math.min(line.linked, line.text.length);
  const marks = line.text.match(TEXT_MARKS)?.length ?? 0;
  if (marks === 0) return isEnglishSentence(line.text) ? free : 0;
  return line.text.length > 24 || ENDS.test(line.text) ? free : free * 0.5;
}

/** English needs no mark within a sentence: words enough, and a point at the end. */
function isEnglishSentence(text: string): boolean {
  const word = /\p{Ll}\s/u.exec(text);
  if (word === null || !ENGLISH_END.test(text) || /\p{Script=Han}/u.test(text.slice(0, word.index))) return false;
  return text.slice(word.index + word[0].length).split(/\s/u).length >= LEAST_WORDS;
}

function addUpwards(sums: Map<Element, number>, element: Element, value: number): void {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) sums.set(at, (sums.get(at) ?? 0) + value);
}

/** Whether an element is another one or stands inside it. */
export function isInside(element: Element, other: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) if (at === other) return true;
  return false;
}

import { type TornFragment, tornFragments, tornTest } from "./torn-fragments.ts";

/**
 * How many different pieces, seen how often, covering how much of the title, are no chance. Abbreviations look alike, but
 * over 8,664 news articles (a first sentence standing in for a missing title) none comes near either pair.
 */
const LEAST_OCCURRENCES = 6;
const LEAST_COVER = { ofTwo: 0.4, ofMore: 0.35 } as const;
const FOREIGN = { shortest: 3, longest: 12 } as const;

/**
 * Finds text spliced into sentences to fool search engines: the title cut into a few fixed pieces, strewn over the
 * sentences, and a foreign phrase that recurs beside them. Gives the test that tells whether a sentence holds any of it.
 * A clean text has none: its words are not torn, so pieces that break the title's words recur only by design.
 */
export function findSplices(title: string, text: string): (sentence: string) => boolean {
  const torn = tornFragments(title, text);
  const disjoint = withoutOverlap(torn, title);
  const occurrences = disjoint.reduce((sum, { count }) => sum + count, 0);
  const cover = disjoint.reduce((sum, piece) => sum + piece.text.length, 0) / Math.max(1, hanLength(title));
  const enough = disjoint.length > 2 ? LEAST_COVER.ofMore : LEAST_COVER.ofTwo;
  if (disjoint.length < 2 || occurrences < LEAST_OCCURRENCES || cover < enough) return () => false;
  const pieces = disjoint.map((piece) => piece.text);
  const foreign = foreignBeside(pieces, title, text);
  const tests = pieces.map((piece) => tornTest(piece, title));
  return (sentence) => foreign.some((phrase) => sentence.includes(phrase)) || tests.some((isTorn) => isTorn(sentence));
}

/** The fragments that can be cut from one title together, longest first. */
function withoutOverlap(fragments: readonly TornFragment[], title: string): readonly TornFragment[] {
  const left = new Map<string, number>();
  for (const char of title) left.set(char, (left.get(char) ?? 0) + 1);
  const chosen: TornFragment[] = [];
  for (const fragment of fragments.toSorted((a, b) => b.text.length - a.text.length || b.count - a.count)) {
    if ([...fragment.text].some((char) => (left.get(char) ?? 0) < 1)) continue;
    for (const char of fragment.text) left.set(char, left.get(char)! - 1);
    chosen.push(fragment);
  }
  return chosen;
}

/** Phrases that recur, and stand directly after a piece of the title each time. */
function foreignBeside(pieces: readonly string[], title: string, text: string): readonly string[] {
  const found = new Set<string>();
  for (const piece of pieces) {
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
      const phrase = foreignAt(at + piece.length, pieces, title, text);
      if (phrase !== null) found.add(phrase);
    }
  }
  return [...found];
}

function foreignAt(start: number, pieces: readonly string[], title: string, text: string): string | null {
  for (let length: number = FOREIGN.longest; length >= FOREIGN.shortest; length--) {
    const phrase = text.slice(start, start + length);
    if (!/^\p{L}+$/u.test(phrase) || title.includes(phrase)) continue;
    const places = occurrencesOf(phrase, text);
    if (places.length >= 2 && places.every((at) => followsPiece(at, pieces, title, text))) return phrase;
  }
  return null;
}

function followsPiece(at: number, pieces: readonly string[], title: string, text: string): boolean {
  return title.includes(text.slice(at - 2, at)) || pieces.some((piece) => text.endsWith(piece, at));
}

function occurrencesOf(phrase: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) places.push(at);
  return places;
}

function hanLength(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

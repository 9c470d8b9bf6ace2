/** A piece of the title that breaks its words, and how often the text has it so. */
export interface TornFragment {
  readonly text: string;
  readonly count: number;
}

/** Spam recurs soon; a longer text would only cost time. */
const ENOUGH = 60_000;
const SHORTEST = 2;
const LONGEST = 6;
/** Units of text on both sides that the segmenter needs to see a word. */
const WINDOW = 6;
const HAN = /\p{Script=Han}/u;

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * The recurring pieces of a text that are made of the title's characters but tear its words: they join characters that do
 * not stand together in the title, or begin or end inside one of its words without the rest of it. Only places count where
 * the text itself has a word boundary at both ends of the piece.
 */
export function tornFragments(title: string, whole: string): readonly TornFragment[] {
  const text = whole.slice(0, ENOUGH);
  const characters = new Set([...title].filter((char) => HAN.test(char)));
  if (characters.size < 6) return [];
  const candidates = recurring(text, characters);
  if (candidates.size === 0) return [];
  const cuts = wordBoundaries(title);
  const torn: TornFragment[] = [];
  for (const [fragment, places] of candidates) {
    const tears = tearOf(fragment, title, cuts);
    if (tears === null) continue;
    const count = places.filter((at) => tears(text, at) && standsAlone(fragment, at, text)).length;
    if (count >= 2) torn.push({ text: fragment, count });
  }
  return longestOnly(torn);
}

/** Every piece of title characters that occurs twice or more, with its places. */
function recurring(text: string, characters: ReadonlySet<string>): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && characters.has(text[i]!)) continue;
    for (let from = start; from + SHORTEST <= i; from++) {
      for (let to = from + SHORTEST; to <= Math.min(i, from + LONGEST); to++) {
        const piece = text.slice(from, to);
        const known = places.get(piece);
        if (known === undefined) places.set(piece, [from]);
        else known.push(from);
      }
    }
    start = i + 1;
  }
  for (const [piece, found] of places) if (found.length < 2) places.delete(piece);
  return places;
}

/** Gives the test whether a text has the piece somewhere as no part of the title's own words. */
export function tornTest(fragment: string, title: string): (text: string) => boolean {
  const tears = tearOf(fragment, title, wordBoundaries(title));
  return (text) => occursTorn(fragment, tears, text);
}

function occursTorn(fragment: string, tears: ((text: string, at: number) => boolean) | null, text: string): boolean {
  for (let at = text.indexOf(fragment); at >= 0; at = text.indexOf(fragment, at + 1)) {
    if (tears?.(text, at)) return true;
  }
  return false;
}

/** Gives the test that tells whether the piece, found at a place of a text, tears the title's words; null when it never does. */
function tearOf(
  fragment: string,
  title: string,
  cuts: ReadonlySet<number>,
): ((text: string, at: number) => boolean) | null {
  const inTitle = title.indexOf(fragment);
  if (inTitle < 0) return hasSeam(fragment, title) ? () => true : null;
  const end = inTitle + fragment.length;
  if (cuts.has(inTitle) && cuts.has(end)) return null;
  const own = wordBoundaries(fragment);
  const head = !cuts.has(inTitle) && own.has(1);
  const tail = !cuts.has(end) && own.has(fragment.length - 1);
  if (!head && !tail) return null;
  return (text, at) =>
    (head && text[at - 1] !== title[inTitle - 1]) || (tail && text[at + fragment.length] !== title[end]);
}

/** Characters of the title that stand nowhere side by side in it, none of them making a word with its neighbour. */
function hasSeam(fragment: string, title: string): boolean {
  for (let i = 1; i < fragment.length; i++) {
    if (!title.includes(fragment.slice(i - 1, i + 1))) return wordBoundaries(fragment).size > fragment.length;
  }
  return false;
}

function standsAlone(fragment: string, at: number, text: string): boolean {
  const from = Math.max(0, at - WINDOW);
  const cuts = wordBoundaries(text.slice(from, at + fragment.length + WINDOW));
  return cuts.has(at - from) && cuts.has(at - from + fragment.length);
}

function wordBoundaries(text: string): ReadonlySet<number> {
  const cuts = new Set([text.length]);
  for (const { index } of segmenter.segment(text)) cuts.add(index);
  return cuts;
}

/** Leaves out a piece that only ever occurs as part of a longer one. */
function longestOnly(fragments: readonly TornFragment[]): readonly TornFragment[] {
  return fragments.filter(
    ({ text, count }) =>
      !fragments.some((other) => other.text !== text && other.text.includes(text) && other.count >= count),
  );
}

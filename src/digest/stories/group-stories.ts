import { similarity } from "../../retrieval/ranking/centrality.ts";
import { groupReprints } from "../../retrieval/ranking/reprints.ts";
import type { Reading } from "../reading.ts";
import { type EventMarks, eventMarks } from "./event-marks.ts";
import type { Story } from "./story.ts";

/** Vectors of meaning for texts; null where there is none. */
export interface Meaning {
  vectorsOf(texts: readonly string[], options?: { readonly most?: number }): Promise<readonly (Float32Array | null)[]>;
}

/** Openings this alike report one event; measured over 664 news articles, where pairs above it do and most below do not. */
const ALIKE = 0.52;
/** From here on they may, when days and meaning agree. */
const MAYBE = 0.45;
/** What the model of meaning gives two openings of one event; in two languages a little less. */
const MEANT_ALIKE = 0.95;
const MEANT_ACROSS = 0.9;
/** Reports that name no common day and are further apart tell of two events, a monthly figure for example. */
const APART_DAYS = 10;
/** Heavy words that two openings share before they are compared at all. */
const SHARED = 2;
/** Texts given to the model of meaning for one digest. */
const MOST_VECTORS = 80;
const DAY_MS = 86_400_000;

/**
 * Groups articles into the events they report. Reprints are one source; two sources report one event when their openings say
 * the same in the same words, or nearly so on the same day and with the same meaning, in whatever language. An article joins
 * the story it is most like, when it is like most of that story's sources.
 */
export async function groupStories(readings: readonly Reading[], meaning?: Meaning): Promise<readonly Story[]> {
  const group = groupReprints(readings.map(({ grams }) => grams));
  const texts = [...Map.groupBy(readings.keys(), (i) => group[i]!).values()].map((members) =>
    members.map((i) => readings[i]!),
  );
  const marks = eventMarks(texts.map(([first]) => first!));
  const alike = await likenesses(marks, meaning);
  const stories: number[][] = [];
  for (const text of texts.keys()) {
    const best = stories
      .map((story) => ({ story, mean: meanLikeness(text, story, alike) }))
      .filter(({ mean }) => mean >= ALIKE * 0.7)
      .sort((a, b) => b.mean - a.mean)[0];
    if (best === undefined) stories.push([text]);
    else best.story.push(text);
  }
  return stories.map((story) => ({
    sources: story.map((text) => texts[text]![0]!),
    articles: story.flatMap((text) => texts[text]!),
  }));
}

/** Mean likeness to the sources of a story; 0 unless one of them is surely the same event. */
function meanLikeness(text: number, story: readonly number[], alike: ReadonlyMap<string, number>): number {
  const each = story.map((other) => alike.get(`${other},${text}`) ?? 0);
  return each.reduce((sum, one) => sum + one, 0) / each.length;
}

/** Pairs that report one event, with how alike they are. */
async function likenesses(marks: readonly EventMarks[], meaning?: Meaning): Promise<ReadonlyMap<string, number>> {
  const alike = new Map<string, number>();
  const doubtful: [number, number][] = [];
  for (const [i, j] of candidates(marks)) {
    const [a, b] = [marks[i]!, marks[j]!];
    if (farApart(a, b) || haveOtherFigures(a, b)) continue;
    const words = similarity(a.words, b.words);
    if (words >= ALIKE) alike.set(`${i},${j}`, words);
    else if (a.language !== b.language || (words >= MAYBE && !a.days.isDisjointFrom(b.days))) doubtful.push([i, j]);
  }
  const vectors = meaning === undefined ? new Map<number, Float32Array>() : await vectorsOf(doubtful, marks, meaning);
  for (const [i, j] of doubtful) {
    const [a, b] = [vectors.get(i), vectors.get(j)];
    if (a === undefined || b === undefined) continue;
    const enough = marks[i]!.language === marks[j]!.language ? MEANT_ALIKE : MEANT_ACROSS;
    const meant = a.reduce((sum, value, k) => sum + value * b[k]!, 0);
    if (meant >= enough) alike.set(`${i},${j}`, ALIKE);
  }
  return alike;
}

async function vectorsOf(
  pairs: readonly (readonly [number, number])[],
  marks: readonly EventMarks[],
  meaning: Meaning,
): Promise<ReadonlyMap<number, Float32Array>> {
  const wanted = [...new Set(pairs.flat())].slice(0, MOST_VECTORS);
  const gists = wanted.map((i) => marks[i]!.gist);
  const vectors = wanted.length === 0 ? [] : await meaning.vectorsOf(gists, { most: MOST_VECTORS });
  return new Map(wanted.flatMap((i, k) => (vectors[k] == null ? [] : [[i, vectors[k]] as const])));
}

/** Pairs that share heavy words, and pairs of two languages that share a day; the smaller number first. */
function candidates(marks: readonly EventMarks[]): readonly (readonly [number, number])[] {
  const shared = new Map<number, number>();
  const keysOf = (words: Iterable<string>[]): void => {
    const holders = new Map<string, number[]>();
    words.forEach((each, i) => {
      for (const word of each) {
        const before = holders.get(word) ?? [];
        for (const j of before) shared.set(j * marks.length + i, (shared.get(j * marks.length + i) ?? 0) + 1);
        holders.set(word, [...before, i]);
      }
    });
  };
  keysOf(marks.map(({ heaviest }) => heaviest));
  const found = [...shared].filter(([, n]) => n >= SHARED).map(([pair]) => pair);
  shared.clear();
  keysOf(marks.map(({ days }) => days));
  const ofDay = [...shared.keys()].filter((pair) => {
    const [i, j] = [Math.floor(pair / marks.length), pair % marks.length];
    return marks[i]!.language !== marks[j]!.language;
  });
  return [...new Set([...found, ...ofDay])].map((pair) => [Math.floor(pair / marks.length), pair % marks.length]);
}

/** One form filled in for two shares or two matches: titles that give numbers, and none in common. */
function haveOtherFigures({ figures: a }: EventMarks, { figures: b }: EventMarks): boolean {
  return a.size > 0 && b.size > 0 && a.isDisjointFrom(b);
}

function farApart(a: EventMarks, b: EventMarks): boolean {
  if (a.published === null || b.published === null || !a.days.isDisjointFrom(b.days)) return false;
  return Math.abs(Date.parse(a.published) - Date.parse(b.published)) > APART_DAYS * DAY_MS;
}

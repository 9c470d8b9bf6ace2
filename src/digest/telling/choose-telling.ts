import weights from "./data/telling-weights.json" with { type: "json" };
import type { Weighed } from "./telling-features.ts";

/** Of each text the choice is made among so many sentences, those that tell most by themselves. */
const AMONG = 10;
/** Fewer tokens are a heading, no statement. */
const SHORTEST = 8;
/** A sentence below this share of telling tokens is not worth its room. */
const WORTH = 0.1;
/** What two sentences both say counts once, and a little less. */
const TWICE = 0.4;
/** A reader must learn what happened: a sentence that holds so much of the title says it, */
export const NAMED = 0.5;
/** unless one that is chosen holds nearly as much; it stands among so many sentences. */
const NEARLY = 0.8;
/** An event has its day. */
const DATED = 0.15;
const OPENING = 15;
const SURELY = 4;
/** Room is short: as much again as a summary of so many tokens. */
const ROOM = 230;

/** A sentence to choose from. `favour` lifts or lowers it beside the others; 1 leaves it be. */
export interface Choosable extends Weighed {
  readonly favour?: number;
}

/**
 * The numbers of the `most` sentences that together tell most of what they stand in, in order: each counts by the share of
 * its words that a reader's summary would hold (learned by `scripts/train-telling.ts`), what two of them both say once; one of them names the event.
 * Chosen as a set (after the budgeted coverage of Lin and Bilmes, 2011), not one by one.
 */
export function chooseTelling(sentences: readonly Choosable[], most: number): readonly number[] {
  const gains = sentences.map(gainOf);
  const free = bestSet(sentences, gains, most);
  const event = namesEvent(sentences, free);
  if (event === null) return free;
  return bestSet(
    sentences,
    gains.map((gain, i) => (i === event ? gain * SURELY : gain)),
    most,
  );
}

/** The number of the opening sentence that names the event, as the title does; null where a chosen one does nearly as well. */
function namesEvent(sentences: readonly Choosable[], chosen: readonly number[]): number | null {
  const told = (i: number): number => titleTold(sentences[i]!);
  const opening = [...sentences.keys()].slice(0, OPENING);
  const best = opening.reduce((a, b) => (told(b) > told(a) ? b : a), 0);
  if (sentences.length === 0 || told(best) < NAMED) return null;
  return Math.max(...chosen.map(told)) < NEARLY * told(best) ? best : null;
}

/** How much of the title a sentence tells, 0 to 1, and a little more where it names a day. */
export function titleTold({ features: { "title told": title = 0, dated = 0 } }: Weighed): number {
  return title + DATED * dated;
}

function bestSet(sentences: readonly Choosable[], gains: readonly number[], most: number): readonly number[] {
  const order = [...gains.keys()].filter((i) => sentences[i]!.tokens.length >= SHORTEST);
  const pool = order.length > 0 ? order : [...gains.keys()];
  const value = (i: number): number => gains[i]! / (Math.sqrt(sentences[i]!.tokens.length) + 5);
  const best = pool.sort((a, b) => value(b) - value(a) || a - b).slice(0, AMONG);
  let chosen: readonly number[] = [];
  let top = -1;
  for (const set of setsOf(
    best.sort((a, b) => a - b),
    most,
  )) {
    const told = worthOf(set, sentences, gains);
    if (told > top) [top, chosen] = [told, set];
  }
  return chosen;
}

/** The tokens of a sentence that a summary would hold, as far as its features tell. */
function gainOf({ tokens, features, favour = 1 }: Choosable): number {
  let rate = -WORTH;
  for (const [name, weight] of Object.entries(weights.weights)) rate += weight * (features[name] ?? 0);
  return Math.max(0.001, rate) * tokens.length * favour;
}

function worthOf(set: readonly number[], sentences: readonly Choosable[], gains: readonly number[]): number {
  let told = 0;
  let length = ROOM;
  set.forEach((i, at) => {
    told += gains[i]!;
    length += sentences[i]!.tokens.length;
    for (const j of set.slice(0, at))
      told -= TWICE * Math.min(gains[i]!, gains[j]!) * overlap(sentences[i]!.pairs, sentences[j]!.pairs);
  });
  return told / length;
}

/** How much of the smaller set the other holds. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / Math.max(1, Math.min(a.size, b.size));
}

/** Every choice of `most` numbers, or of all where there are fewer. */
function setsOf(numbers: readonly number[], most: number): readonly (readonly number[])[] {
  if (most >= numbers.length) return [numbers];
  if (most === 0) return [[]];
  return numbers.flatMap((first, i) => {
    const rest = numbers.slice(i + 1);
    return rest.length < most - 1 ? [] : setsOf(rest, most - 1).map((set) => [first, ...set]);
  });
}

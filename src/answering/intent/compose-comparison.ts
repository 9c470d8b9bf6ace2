import type { Article } from "../../domain/article.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import type { Compose, ComposedLine, ComposerParts, Composition } from "../composition.ts";
import type { RankedSentence } from "../evidence/sentence-ref.ts";
import { compareByName } from "./compare-by-name.ts";
import { compareTimesOfDay } from "./compare-times-of-day.ts";
import { itemsOf, readAll } from "./compose-list.ts";
import { type Aspect, aspects, composedWords, questionShapes } from "./composer-words.ts";
import { attendanceIn, type Counted, isSurelyMost } from "./counted-in-article.ts";
import { coverItems, type Item } from "./cover-items.ts";
import { eventSentence } from "./event-items.ts";
import { itemAsked } from "./item-asked.ts";
import { dayOf, type ReadArticle } from "./read-article.ts";
import { sidesAsked } from "./sides-asked.ts";
import { wordPattern } from "./word-pattern.ts";

/** More events than these are a table, no comparison. */
const MOST_SIDES = 3;

/** What a comparison is made from. */
interface Compared {
  readonly asked: AnalysedQuestion;
  readonly parts: ComposerParts;
  /** The articles named, fewer than two where the corpus as a whole is meant. */
  readonly sides: readonly Article[];
}

/** Puts values of several articles side by side; a winner is named only where it was computed from comparable values. */
export function createComposeComparison(lexicon: Pick<Lexicon, "readings">): Compose {
  return async (asked, parts) => {
    const compared: Compared = { asked, parts, sides: await sidesAsked(asked, parts, lexicon) };
    const says = (shape: string): boolean => wordPattern(questionShapes()[shape] ?? []).test(asked.folded);
    if (says("both") && compared.sides.length > 1) {
      const shared = await inBoth(compared);
      if (shared !== null) return shared;
    }
    const byName = await compareByName(asked, parts);
    if (byName !== null) return byName;
    const byTime = await compareTimesOfDay(asked, compared.sides, parts);
    if (byTime !== null) return byTime;
    // A question about one event, or about something else than events, compares none.
    if (compared.sides.length === 1 || !asksOfEvents(compared)) return null;
    const aspect = aspects().find((each) => wordPattern(each.asked).test(asked.folded));
    const most = says("most") || says("fewest");
    if (most && says("attendance")) return byAttendance(compared, says("fewest"));
    if (says("attendance") && !says("earliest") && !says("latest")) return byAttendance(compared, null);
    if (aspect !== undefined && compared.sides.length > 1) return difference(compared, aspect);
    if (says("earliest") || says("latest")) return byDay(compared, says("latest") && !says("earliest"));
    if (most && !says("difference")) return byAttendance(compared, says("fewest"));
    return difference(compared);
  };
}

/** "Which university had the first …" asks for a university, whatever is first of it. */
function asksOfEvents({ asked, sides }: Compared): boolean {
  return sides.length > 1 || (itemAsked(asked)?.kind.kind ?? "event") !== "body";
}

/** The items of the kind asked for that both articles hold, with a sentence of each. */
async function inBoth({ asked, parts, sides }: Compared): Promise<Composition | null> {
  const wanted = itemAsked(asked);
  if (wanted === null) return null;
  const [one, other] = await readAll(sides.slice(0, 2), parts);
  const [a, b] = [one!, other!].map((read) => itemsOf(read, { ...wanted, predicates: [] }, asked));
  const shared = a!.filter((item) => b!.some((each) => isSame(item, each)));
  if (shared.length === 0) return null;
  const also = b!.filter((item) => shared.some((each) => isSame(item, each)));
  const lines = [...coverItems(shared), ...coverItems(also)].map(
    ({ ref, items }): ComposedLine => ({
      text: composedWords(asked.language, "both", { item: items.map(({ shown }) => shown).join(", ") }),
      cites: [ref],
    }),
  );
  return answer(lines);
}

function isSame(a: Item, b: Item): boolean {
  return a.key === b.key || a.shown === b.shown;
}

/**
 * Of each side the sentence that tells the aspect asked about. Without one the sentence that answers best, and the best of all
 * others: so both sides are heard and the stronger twice.
 */
async function difference({ asked, parts, sides }: Compared, aspect?: Aspect): Promise<Composition | null> {
  const others = sides.length > 1 ? [] : await parts.relevant(asked, 2);
  const articles = [...sides, ...others].slice(0, MOST_SIDES);
  if (articles.length < 2) return null;
  const reads = await readAll(articles, parts);
  const ranked = await Promise.all(reads.map((read) => rankedOf(read, asked, parts, aspect)));
  const best = ranked.flatMap((each) => each.slice(0, 1));
  const next = ranked.flatMap((each) => each.slice(1, 2)).toSorted((a, b) => b.probability - a.probability)[0];
  const lines = [...best, ...(next === undefined || aspect !== undefined ? [] : [next])].toSorted(
    (a, b) => articles.indexOf(a.article) - articles.indexOf(b.article),
  );
  return answer(lines.map((ref: RankedSentence) => ({ text: sideOf(asked, ref.article), cites: [ref] })));
}

/** The sentences of an article that tell an aspect, else all of them, likeliest first. */
function rankedOf(
  { sentences }: ReadArticle,
  asked: AnalysedQuestion,
  parts: ComposerParts,
  aspect?: Aspect,
): Promise<readonly RankedSentence[]> {
  const telling = aspect === undefined ? [] : sentences.filter(({ folded }) => wordPattern(aspect.told).test(folded));
  return parts.rank(
    asked,
    (telling.length > 0 ? telling : sentences).map(({ ref }) => ref),
  );
}

function sideOf({ language }: AnalysedQuestion, article: Article): string {
  return composedWords(language, "side", { date: dayOf(article) ?? "", place: article.place ?? "" });
}

/** How many people each event drew, the most first; `fewest` null where no winner is asked for. */
async function byAttendance({ asked, parts, sides }: Compared, fewest: boolean | null): Promise<Composition | null> {
  const reads = await readAll(sides.length > 1 ? sides : await parts.articles(), parts);
  const found = reads.map(attendanceIn).filter((each) => each !== null);
  if (found.length < 2) return null;
  const ordered = found.toSorted((a, b) => b.low - a.low);
  const winner = fewest === null ? undefined : winnerOf(ordered, fewest);
  const lines = ordered
    .toSorted((a, b) => Number(b === winner) - Number(a === winner))
    .map((each): ComposedLine => {
      const key = each !== winner ? "value" : fewest ? "fewest" : "most";
      const { article } = each.ref;
      const values = { value: each.written, date: dayOf(article) ?? "", place: article.place ?? "" };
      return { text: composedWords(asked.language, key, values), cites: [each.ref] };
    });
  const notices = fewest !== null && winner === undefined ? [composedWords(asked.language, "uncompared")] : [];
  return answer(lines, notices);
}

function winnerOf(ordered: readonly Counted[], fewest: boolean): Counted | undefined {
  if (!fewest) return isSurelyMost(ordered) ? ordered[0] : undefined;
  const last = ordered.at(-1)!;
  return ordered.slice(0, -1).every(({ low }) => last.high < low) ? last : undefined;
}

/** The events in the order of their days, or the latest first; of the whole corpus only the first. */
async function byDay({ asked, parts, sides }: Compared, latest: boolean): Promise<Composition | null> {
  const all = sides.length > 1 ? sides : await parts.articles();
  const dated = all
    .filter((article) => dayOf(article) !== undefined)
    .toSorted((a, b) => dayOf(a)!.localeCompare(dayOf(b)!));
  const ordered = latest ? dated.toReversed() : dated;
  if (ordered.length < 2 || dayOf(ordered[0]!) === dayOf(ordered[1]!)) return null;
  const reads = await readAll(sides.length > 1 ? ordered : ordered.slice(0, 1), parts);
  const lines = reads.flatMap((read, i) => dayLine(read, asked, i > 0 ? "then" : latest ? "latest" : "earliest"));
  return lines.length === reads.length ? answer(lines) : null;
}

function dayLine(read: ReadArticle, { language }: AnalysedQuestion, key: string): readonly ComposedLine[] {
  const ref = eventSentence(read);
  const date = dayOf(read.article) ?? "";
  return ref === null ? [] : [{ text: composedWords(language, key, { date }), cites: [ref] }];
}

function answer(lines: readonly ComposedLine[], notices: readonly string[] = []): Composition | null {
  return lines.length === 0 ? null : { kind: "answer", lines, notices };
}

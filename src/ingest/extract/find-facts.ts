import { fold, foldWithOffsets, originalSpan } from "../../language/fold.ts";
import { bylineNoise } from "../clean/page-fields.ts";
import { repeatsTitle } from "./find-title.ts";
import type { PageFacts } from "./page.ts";
import { firstDay } from "./read-day.ts";

/** A label that says when a page was published, not when something took place. */
const PUBLISHED =
  /(?:发布|发表|更新|刊发|创建|录入|上传|信息|见报|出版|published|updated|posted)(?:时间|日期|于|on)?\s*:?/u;
const LONGEST_LABELLED = 60;
const SOURCE =
  /(?:文章|信息|稿件|本文)?(?:来源|稿源|出处)\s*[:|]\s*([^\s:|,。]{2,24}?)(?=发布(?:时间|日期|人|者|于|:|\d)|作者|时间|日期|浏览|编辑|责任|责编|字号|点击|阅读|更新|\s|[|)\]】,]|\d{4}|$)/du;
const DATELINE = /^(?:\S{2,6}(?:社|网|报|讯))?\s*(\p{Script=Han}{2,6}?)(\d{1,2})月(\d{1,2})日\s*(?:电|讯|消息)/u;
const AGENCY = /^(新华社|新华网|中新网|中新社|人民网|央视网|中国网|光明网|中青网|澎湃新闻)/u;
const HAPPENED = /举行|举办|召开|开幕|启动|成立|揭牌|成功|开赛|落幕|闭幕|发布会/u;

/** ISO day of numbers that make a real one, else undefined. */
export function isoDate(year: string, month: string, day: string): string | undefined {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? undefined : iso;
}

/** The lines of a page by where they stand. */
export interface PageLines {
  /** Around the headline, bylines included. */
  readonly head: readonly string[];
  /** The text that was kept. */
  readonly body: readonly string[];
  /** Lines taken away that speak of this page: editors, sources, notices. */
  readonly notes: readonly string[];
  /** Lines taken away that speak of other pages. */
  readonly rest: readonly string[];
  readonly title?: string;
}

/** What the lines of a page say about it: publisher, day of publication, place, event. A year that no line gives stays out. */
export function findFacts({ head, body, notes, rest, title = "" }: PageLines): PageFacts {
  const opening = body.slice(0, 3).map((line) => fold(line).trim());
  const dateline = opening.map((line) => DATELINE.exec(line)).find((match) => match !== null);
  const around = [...head, ...shortOnes(notes)]
    .filter((line) => !repeatsTitle(line, title))
    .map((line) => fold(line).trim());
  const published = publishedOn(around) ?? (dateline == null ? undefined : datelineDay(dateline, body, rest));
  const publisher =
    sourceIn([...head, ...shortOnes(body.slice(-3)), ...shortOnes(notes)]) ?? AGENCY.exec(opening[0] ?? "")?.[1];
  const eventDate = eventDay(body.slice(0, 4), published?.slice(0, 4));
  const place = dateline?.[1];
  return {
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
    ...(eventDate === undefined ? {} : { eventDate }),
    ...(place === undefined ? {} : { place }),
  };
}

function shortOnes(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line.length < 60);
}

/** The publisher that a line names after "source", in the line's own characters. */
function sourceIn(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const folded = foldWithOffsets(line);
    const match = SOURCE.exec(folded.text);
    if (match?.indices?.[1] === undefined) continue;
    const { start, end } = originalSpan(folded, ...match.indices[1]);
    const name = line.slice(start, end).replace(/[()（）[\]【】"'“”]/gu, "");
    if (name.length >= 2 && !/^\d+$/u.test(name)) return name;
  }
  return undefined;
}

function publishedOn(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const label = PUBLISHED.exec(line);
    const day =
      label === null ? undefined : firstDay(line.slice(label.index, label.index + LONGEST_LABELLED), { compact: true });
    if (day !== undefined) return day;
  }
  return lines
    .filter((line) => bylineNoise(line) !== null)
    .map((line) => firstDay(line))
    .find((day) => day !== undefined);
}

/** The year of a dateline without one: a year that the text itself, or else its surroundings of the same weeks, agree on. */
function datelineDay(dateline: RegExpExecArray, body: readonly string[], rest: readonly string[]): string | undefined {
  const [, , month, day] = dateline;
  const own = new Set(
    body.flatMap((line) =>
      [...line.matchAll(/(20\d\d)年(\d{1,2})月/gu)].filter((m) => m[2] === month).map((m) => m[1]!),
    ),
  );
  if (own.size === 1) return isoDate([...own][0]!, month!, day!);
  const around = rest.flatMap((line) => nearbyYears(fold(line), Number(month), Number(day)));
  return around.length >= 2 && new Set(around).size === 1 ? isoDate(around[0]!, month!, day!) : undefined;
}

/** Years named in items of neighbouring news that are dated within a month of the day given. */
function nearbyYears(line: string, month: number, day: number): string[] {
  return line.split(/(?<=20\d\d-\d\d-\d\d)/u).flatMap((item) => {
    const near = [...item.matchAll(/(\d{1,2})月(\d{1,2})日/gu)].some(
      ([, m, d]) => Math.abs((Number(m) - month) * 30 + Number(d) - day) <= 31,
    );
    const years = new Set(
      [...item.replace(/20\d\d-\d\d-\d\d$/u, "").matchAll(/(?<!\d)(20\d\d)(?=年|\p{Script=Han})/gu)].map((m) => m[1]!),
    );
    return near && years.size === 1 ? [...years] : [];
  });
}

function eventDay(lines: readonly string[], year: string | undefined): string | undefined {
  for (const line of lines) {
    for (const sentence of fold(line).split(/[。!?]/u)) {
      const match = /(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日/u.exec(sentence);
      if (match === null || !HAPPENED.test(sentence.slice(match.index))) continue;
      const known = match[1] ?? year;
      if (known !== undefined) return isoDate(known, match[2]!, match[3]!);
    }
  }
  return undefined;
}

import { HAN_DIGITS, HAN_SCALES, parseHanNumber, tidy } from "./chinese-numerals.ts";
import { ENGLISH_RUN, ENGLISH_SCALES, isEnglishOrdinal, parseEnglishNumber } from "./english-numerals.ts";
import { foldWithOffsets, originalSpan } from "./fold.ts";
import { unitAt } from "./units.ts";

/** A number in a text with what it counts. Offsets are UTF-16 units of the text given. */
export interface Quantity {
  readonly value: number;
  /** A canonical measure ("percent", "yuan", "metre", "person", "year-span"), else the measure word as written, else null. */
  readonly unit: string | null;
  /** "more": 余, 多, 超, over; "nearly": 近, almost; "about": 约, 左右, around. */
  readonly approx: "exact" | "more" | "nearly" | "about";
  readonly ordinal: boolean;
  readonly start: number;
  readonly end: number;
}

type Approx = Quantity["approx"];
interface Raw {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly ordinal: boolean;
  readonly more: boolean;
  readonly unit?: string;
}

const ARABIC = "(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?";
// 千 of 千米, 千克, 千瓦 belongs to the unit.
const SCALE = `(?:[十百万亿]|千(?![米克瓦赫卡伏]))`;
const MIXED = `${ARABIC}\\s?[余多]?${SCALE}+(?:[零〇]?\\d+(?:\\.\\d+)?${SCALE}+)*|${ARABIC}`;
const HAN = `[${HAN_DIGITS}零${HAN_SCALES}]`;
const HAN_RUN = `${HAN}(?:${HAN}|[余多几](?=[百千万亿]))*(?:点[〇零一二三四五六七八九]+[万亿]*)?`;
const NUMBER = new RegExp(
  `(?<fraction>(?<below>${HAN}+|\\d+)分之(?<above>${HAN}+(?:点${HAN}+)?|${ARABIC}))|(?<mixed>${MIXED})|(?<share>\\b(?:an?|one|two|three|four)[ -](?:(?:third|quarter|fifth|tenth)s? of\\b|(?:third|quarter|fifth|tenth)s\\b|(?<=-)(?:third|quarter|fifth|tenth)\\b))|(?<english>${ENGLISH_RUN})|(?<first>首(?=[届次个批家例轮条座场位名艘台架]))|(?<half>一半|半数|(?<![上下前后大])半(?=个?(?:年|月|天|小时))|(?<!first |second |latter |other )\\bhalf\\b)|(?<han>${HAN_RUN})`,
  "gu",
);
const BEFORE: readonly (readonly [RegExp, Approx])[] = [
  [
    /(?:不超过|不高于|不多于|至多|最多|不足|不到|(?<!不)少于|(?<!不)低于|接近|将近|近|almost|nearly|under|(?<!no )less than|(?<!no )fewer than|no more than|at most|up to|not exceeding|close to|just short of)\s?$/,
    "nearly",
  ],
  [
    /(?:(?<!不)超过|(?<!不)超|逾|多达|(?<!不)高于|大于|(?<!不)多于|不少于|不低于|至少|突破|over|(?<!no )more than|no (?:less|fewer) than|above|at least|exceed(?:s|ed|ing)?)\s?$/,
    "more",
  ],
  [/(?:大约|约为|约|大概|about|around|approximately|roughly|some|circa|an estimated)\s?$/, "about"],
];

/** Every number in a Chinese or English text, in order, dates and times included. */
export function quantities(text: string): readonly Quantity[] {
  const folded = foldWithOffsets(text);
  const found = scanNumbers(folded.text).map((raw) => ({
    ...dress(folded.text, raw),
    ...originalSpan(folded, raw.start, raw.end),
  }));
  return shareUnits(found, folded.text.length === text.length ? folded.text : text);
}

/** The numbers of a folded text without what they count; spans are those of the folded text. */
export function scanNumbers(folded: string): readonly Raw[] {
  const found: Raw[] = [];
  let end = 0;
  for (const match of folded.matchAll(NUMBER)) {
    const raw = match.index < end ? null : readMatch(folded, match);
    if (!raw) continue;
    end = raw.end;
    found.push(raw);
  }
  return found;
}

/** In "16和17世纪" and "10-20万元" the first number counts the same thing as the second. */
function shareUnits(found: readonly Quantity[], text: string): readonly Quantity[] {
  return found.map((q, i) => {
    const next = found[i + 1];
    if (q.unit !== null || next === undefined || next.unit === null) return q;
    const joined = /^\s*(?:和|与|及|或|至|到|、|-|~|and|or|to)(?:\s*the\s)?\s*(?:第\s*)?$/u.test(
      text.slice(q.end, next.start),
    );
    return joined ? { ...q, unit: next.unit } : q;
  });
}

function readMatch(text: string, match: RegExpExecArray): Raw | null {
  const groups = match.groups ?? {};
  const start = match.index;
  const end = start + match[0].length;
  const plain = { start, end, ordinal: false, more: false };
  if (groups.fraction !== undefined) return fraction(groups.below ?? "", groups.above ?? "", plain);
  if (groups.half !== undefined) return { ...plain, value: 0.5 };
  if (groups.first !== undefined) return { ...plain, value: 1, ordinal: true };
  if (groups.share !== undefined) return share(groups.share, plain);
  if (groups.mixed !== undefined) return mixed(text, groups.mixed, plain);
  if (groups.english !== undefined) return english(text, groups.english, plain);
  return han(text, groups.han ?? "", plain);
}

function fraction(below: string, above: string, plain: Omit<Raw, "value">): Raw | null {
  const [b, a] = [parseHanNumber(below), parseHanNumber(above)];
  if (a === null || b === null || b === 0) return null;
  if (b === 100) return { ...plain, value: a, unit: "percent" };
  if (b === 1000) return { ...plain, value: a, unit: "permille" };
  return { ...plain, value: tidy(a / b), unit: "fraction" };
}

function share(run: string, plain: Omit<Raw, "value">): Raw | null {
  const [above, below] = run.split(/[ -]/);
  const parts: Readonly<Record<string, number>> = {
    third: 3,
    quarter: 4,
    fifth: 5,
    tenth: 10,
  };
  const b = parts[(below ?? "").replace(/s$/, "")];
  const a = parseEnglishNumber(`${above?.startsWith("a") ? "one" : above}`);
  return a === null || b === undefined ? null : { ...plain, value: tidy(a / b), unit: "fraction" };
}

function mixed(text: string, run: string, plain: Omit<Raw, "value">): Raw | null {
  const base = parseHanNumber(run.replace(/[余多\s]/g, ""));
  if (base === null) return null;
  const after = text.slice(plain.end, plain.end + 12);
  const suffix = /^(?:st|nd|rd|th)\b/.exec(after);
  if (suffix) return { ...plain, value: base, ordinal: true, end: plain.end + 2 };
  const short = /[$€£¥]\s?$/.test(text.slice(Math.max(0, plain.start - 3), plain.start))
    ? /^\s?([mbk])\b/.exec(after)
    : null;
  if (short)
    return {
      ...plain,
      value: tidy(base * { m: 1e6, b: 1e9, k: 1e3 }[short[1] as "m" | "b" | "k"]),
      end: plain.end + short[0].length,
    };
  const scale = /^[\s-]?(hundred|thousand|million|billion|trillion|mn|bn|tn)\b/.exec(after);
  const factor = ENGLISH_SCALES.get(scale?.[1] ?? "") ?? 1;
  const ordinal = /第\s?$/.test(text.slice(Math.max(0, plain.start - 2), plain.start));
  return {
    ...plain,
    value: tidy(base * factor),
    end: plain.end + (scale?.[0].length ?? 0),
    ordinal,
    more: /[余多]/.test(run),
  };
}

function english(text: string, run: string, plain: Omit<Raw, "value">): Raw | null {
  // "One" and "second" alone are words far more often than numbers.
  if (
    /^(?:one|second|zero|zeroth)$/.test(run) &&
    !/^[\s-](?:century|edition|session|round|percent|per cent)\b/.test(text.slice(plain.end))
  )
    return null;
  if (/^(?:hundred|thousand|million|billion|trillion|millionth|thousandth|hundredth)$/.test(run)) return null;
  const value = parseEnglishNumber(run);
  return value === null ? null : { ...plain, value, ordinal: isEnglishOrdinal(run) };
}

function han(text: string, run: string, plain: Omit<Raw, "value">): Raw | null {
  const before = text.slice(Math.max(0, plain.start - 1), plain.start);
  const after = text.slice(plain.end, plain.end + 4);
  const ordinal = before === "第";
  if (/几/.test(run) || /[数几上成]/.test(before) || /^分之/.test(after)) return null;
  const share = /^[一二两三四五六七八九]$/.test(run) ? /^成(?=[以多左新的,。;、]|$)/.exec(after) : null;
  const value = parseHanNumber(run.replace(/[余多]/g, ""));
  if (value === null) return null;
  if (share) return { ...plain, value: value * 10, unit: "percent", end: plain.end + 1 };
  if (!ordinal && run.length === 1 && !countsSomething(run, before, after)) return null;
  if (!ordinal && /^(?:百万|[百千]亿)$/.test(run))
    return {
      ...plain,
      value: parseHanNumber(`一${run}`) ?? 0,
      ordinal,
      more: false,
    };
  if (!ordinal && /^(?:[百千万亿]|十分$)/.test(run)) return null;
  return { ...plain, value, ordinal, more: /[余多]/.test(run) };
}

/** A lone numeral is a number only before a measure word, and not inside a word (统一, 一家人, 三星). */
function countsSomething(run: string, before: string, after: string): boolean {
  if (/[统唯万单同专之合进]/.test(before) && run === "一") return false;
  if (/[十百千万亿]/.test(run) && run !== "十") return false;
  return /^[余多]?(?:个|名|位|人|家|所|项|条|件|届|次|种|类|座|辆|艘|架|台|部|款|套|枚|颗|块|张|支|只|年|月|天|周|岁|倍|元|米|吨|亩|公|小时|分|秒|场|起|处|份|批|轮|级|等|大|省|市|县|区|国|期|队|双|把|者|码|度|英|海里|平方|立方|厘|毫|斤|克|升|票|球|局|胜|冠)/.test(
    after,
  );
}

function dress(text: string, raw: Raw): Omit<Quantity, "start" | "end"> {
  let after = text.slice(raw.end, raw.end + 28);
  const suffix = /^(?:余|多(?!少)|来(?=[个岁名年]))/.exec(after);
  if (suffix) after = after.slice(1);
  const found =
    raw.unit === undefined
      ? unitAt(text.slice(Math.max(0, raw.start - 6), raw.start), after)
      : { unit: raw.unit, length: 0 };
  const unit = spanUnit(found.unit, raw.value, raw.ordinal);
  const tail = after.slice(found.length, found.length + 3);
  const prefix = BEFORE.find(([pattern]) => pattern.test(text.slice(Math.max(0, raw.start - 16), raw.start)))?.[1];
  const approx: Approx =
    suffix || raw.more || /^以上/.test(tail) ? "more" : /^左右/.test(tail) ? "about" : (prefix ?? "exact");
  return { value: raw.value, unit, approx, ordinal: raw.ordinal };
}

/** 十年 is a span, 2025年 a date: only the size tells. */
function spanUnit(unit: string | null, value: number, ordinal: boolean): string | null {
  if (unit === "年" && !ordinal && value < 1000) return "year-span";
  return unit;
}

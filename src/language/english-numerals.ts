import { tidy } from "./chinese-numerals.ts";

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINAL_ONES =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(
    " ",
  );
const ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(" ");

const SMALL = new Map<string, number>([
  ...ONES.map((w, i) => [w, i] as const),
  ...TENS.map((w, i) => [w, 20 + 10 * i] as const),
  ...ORDINAL_ONES.map((w, i) => [w, i] as const),
  ...ORDINAL_TENS.map((w, i) => [w, 20 + 10 * i] as const),
]);

/** English scale words and the short forms that stand after digits, each with its factor. */
export const ENGLISH_SCALES: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["mn", 1e6],
  ["bn", 1e9],
  ["tn", 1e12],
]);

const ordinals = [...ORDINAL_ONES, ...ORDINAL_TENS, "hundredth", "thousandth", "millionth"];
const word = `(?:${[...SMALL.keys(), "hundredth", "thousandth", "millionth", "hundred", "thousand", "million", "billion", "trillion"].sort((a, b) => b.length - a.length).join("|")})`;

/** Source of a pattern for a run of English number words ("twenty-three", "two hundred and five", "eleventh"). */
export const ENGLISH_RUN = `(?:an? (?=hundred|thousand|million|billion))?\\b${word}(?:(?:[ -]| and )${word})*\\b`;

/** Whether a run of English number words is an ordinal ("twenty-third"). */
export function isEnglishOrdinal(run: string): boolean {
  return ordinals.some((o) => run.toLowerCase().endsWith(o));
}

/** Reads a run of English number words. Gives null when they do not make one number ("two one"). */
export function parseEnglishNumber(run: string): number | null {
  const words = run
    .toLowerCase()
    .replace(/^an? /, "one ")
    .split(/[ -]+/)
    .filter((w) => w !== "and");
  let total = 0;
  let section = 0;
  let room = Number.POSITIVE_INFINITY;
  for (const w of words) {
    const scale = ENGLISH_SCALES.get(w.replace(/th$/, ""));
    const small = SMALL.get(w);
    if (small !== undefined) {
      if (small >= room) return null;
      section += small;
      room = small >= 20 ? 10 : 0;
    } else if (scale === 100) {
      section = (section || 1) * 100;
      room = 100;
    } else if (scale !== undefined) {
      total += (section || 1) * scale;
      section = 0;
      room = 1000;
    }
  }
  return tidy(total + section);
}

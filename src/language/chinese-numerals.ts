/** The characters a Chinese number is written with, for building patterns. */
export const HAN_DIGITS = "〇零一二两三四五六七八九";
export const HAN_SCALES = "十百千万亿";

const DIGIT = new Map([..."〇零一二三四五六七八九"].map((c, i) => [c, Math.max(0, i - 1)] as const));
DIGIT.set("两", 2);
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** Takes the noise of binary fractions away: 8.3 × 10000 is 83000. */
export function tidy(value: number): number {
  return Number.isInteger(value) && Math.abs(value) < 1e12 ? value : Number(value.toPrecision(12));
}

interface Sum {
  total: number;
  section: number;
  current: number | null;
}

function scaled(sum: Sum, token: string): Sum {
  const small = SMALL[token];
  if (small !== undefined) return { ...sum, section: sum.section + (sum.current ?? 1) * small, current: null };
  const large = LARGE[token] ?? 1;
  const bareScale = sum.current === null && sum.section === 0;
  const section = bareScale && sum.total === 0 ? 1 : sum.section + (sum.current ?? 0);
  if (token === "亿") return { total: (sum.total + section) * large, section: 0, current: null };
  // 8.3万亿 comes here as 8.3万, then 亿.
  return { total: sum.total + section * large, section: 0, current: null };
}

/** 八万三 is 83,000: a last digit right after a scale counts in tenths of that scale. */
function spokenTail(tokens: readonly string[]): number {
  const last = tokens.at(-1) ?? "";
  const before = tokens.at(-2) ?? "";
  const scale = SMALL[before] ?? LARGE[before] ?? 0;
  return /^[一二两三四五六七八九]$/.test(last) && scale >= 100 ? scale / 10 : 1;
}

/**
 * Reads a number in Simplified Chinese numerals, Arabic digits, or both mixed (八万三千, 8.3万, 3亿5000万, 二〇二五, 三点五).
 * Gives null when the characters do not make one number (七八, 万一).
 */
export function parseHanNumber(text: string): number | null {
  const bare = text.replaceAll(",", "");
  if (/^\d+(?:\.\d+)?$/.test(bare)) return tidy(Number(bare));
  const point = /^([^点]+)点([〇零一二三四五六七八九]+)([万亿]*)$/.exec(text);
  if (point) return parseWithPoint(point[1] ?? "", point[2] ?? "", point[3] ?? "");
  const tokens = bare.match(/\d+(?:\.\d+)?|[^\d\s]/g) ?? [];
  if (tokens.length === 0) return null;
  if (tokens.every((t) => DIGIT.has(t))) return positional(tokens);
  let sum: Sum = { total: 0, section: 0, current: null };
  for (const token of tokens) {
    if (token in SMALL || token in LARGE) sum = scaled(sum, token);
    else if (sum.current !== null && sum.current !== 0) return null;
    else if (DIGIT.has(token)) sum = { ...sum, current: DIGIT.get(token) ?? 0 };
    else if (/^\d/.test(token)) sum = { ...sum, current: Number(token) };
    else return null;
  }
  return tidy(sum.total + sum.section + (sum.current ?? 0) * spokenTail(tokens));
}

function positional(tokens: readonly string[]): number | null {
  if (tokens.length > 1 && tokens.length < 3) return null;
  return Number(tokens.map((t) => DIGIT.get(t)).join(""));
}

function parseWithPoint(whole: string, decimals: string, scales: string): number | null {
  const head = parseHanNumber(whole);
  if (head === null) return null;
  const digits = [...decimals].map((c) => DIGIT.get(c)).join("");
  const scale = [...scales].reduce((product, s) => product * (LARGE[s] ?? 1), 1);
  return tidy((head + Number(`0.${digits}`)) * scale);
}

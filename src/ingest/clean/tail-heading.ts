import { readFileSync } from "node:fs";
import { fold } from "../../language/fold.ts";

const WORDS = JSON.parse(readFileSync(new URL("data/tail-headings.json", import.meta.url), "utf8")) as Readonly<
  Record<"first" | "second" | "whole" | "background", readonly string[]>
>;
const EDGE = "[\\s\\p{P}\\p{S}]*";
const JOINED = `(?:${WORDS.first.join("|")})(?:的)?(?:最新|精彩|相关|感兴趣|热门|都在|还)?(?:的)?(?:${WORDS.second.join("|")})(?:列表)?(?:\\s?\\(?\\d{0,6}\\)?条?)`;
/** One pattern for each kind of heading: small ones can be proved linear. */
const TAILS = [JOINED, ...WORDS.whole].map((words) => new RegExp(`^${EDGE}(?:${words})${EDGE}(?:更多[>»]*)?$`, "u"));
const BACKGROUND = new RegExp(`^${EDGE}(?:${WORDS.background.join("|")})${EDGE}$`, "u");
const LONGEST = 30;

/** Whether a line is the heading of what follows an article: related news, comments, notices. */
export function startsTail(line: string): boolean {
  if (line.length > LONGEST) return false;
  const folded = fold(line).trim();
  return TAILS.some((tail) => tail.test(folded));
}

/** Whether such a heading may also stand over a part of the article that gives its background. */
export function mayHeadBackground(line: string): boolean {
  return line.length <= LONGEST && BACKGROUND.test(fold(line).trim());
}

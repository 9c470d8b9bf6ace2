import { readIntent } from "../../answering/intent/read-intent.ts";
import data from "./data/asking.json" with { type: "json" };

const [MARKS, STARTS, CHINESE] = [data.marks, data.starts, data.chinese].map((source) => new RegExp(source, "iu"));
/** What people write to one another is seldom so short, and what they ask at such length is addressed. */
const LONGEST = 400;

/**
 * Whether a message in one of our threads, which names nobody, asks something. "lol ok", ":+1:" and what people tell one another
 * do not, and are left alone.
 */
export function readsAsQuestion(text: string): boolean {
  const words = text.replace(/:[a-z0-9_+'-]{1,60}:/giu, " ").trim();
  if (!/\p{L}/u.test(words) || words.length > LONGEST || readIntent(words) === "small-talk") return false;
  return MARKS!.test(words) || STARTS!.test(words) || CHINESE!.test(words);
}

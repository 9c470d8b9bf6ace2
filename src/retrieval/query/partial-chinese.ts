import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { KnownBody } from "./known-names.ts";
import type { NameMatch } from "./name-match.ts";
import { bodyWords } from "./name-words.ts";
import type { ReadQuestion } from "./read-question.ts";

/** What stands before the noun of a name, and a noun of two characters. */
const SHORTEST = 4;
const LONGEST = 12;

/** Finds bodies that a Chinese question names in short: 长三角联盟 for 长三角医疗新科技联盟. Unique ones only. */
export function partialChinese(
  bodies: readonly KnownBody[],
  lexicon: Lexicon,
): (question: ReadQuestion) => readonly NameMatch[] {
  const { chineseHeads } = bodyWords();
  const named = bodies.map((body) => ({
    body,
    names: body.names.map(fold).filter((name) => /\p{Script=Han}/u.test(name)),
  }));
  return ({ folded, begins }) => {
    const found: NameMatch[] = [];
    for (const head of chineseHeads) {
      for (let at = folded.indexOf(head); at >= 0; at = folded.indexOf(head, at + 1)) {
        const start = [...begins].find(
          (each) => each >= at - LONGEST && at - each >= SHORTEST - head.length && fits(each, at, head),
        );
        if (start === undefined) continue;
        const holding = named.filter(({ names }) => names.some((name) => holds(name, folded.slice(start, at), head)));
        const end = at + head.length;
        if (holding.length === 1) found.push({ start, end, known: [holding[0]!.body], exact: true });
      }
    }
    return found.toSorted((a, b) => b.end - b.start - (a.end - a.start));

    function fits(start: number, at: number, head: string): boolean {
      const before = folded.slice(start, at);
      if (!/^\p{Script=Han}+$/u.test(before) || !isDistinctive(before, head, lexicon)) return false;
      return named.some(({ names }) => names.some((name) => holds(name, before, head)));
    }
  };
}

/** Whether a name has these characters together somewhere before its noun. */
function holds(name: string, before: string, head: string): boolean {
  const at = name.indexOf(before);
  return at >= 0 && name.endsWith(head) && at + before.length <= name.length - head.length;
}

/** A place and 医院 say no single hospital, nor does a word like 附属: a number does, or a name that no dictionary has. */
function isDistinctive(before: string, head: string, lexicon: Lexicon): boolean {
  const words = lexicon.segment(before);
  const own = words.some((word) => /^第./u.test(word) || (word.length > 1 && lexicon.glosses(word).length === 0));
  return own || (!bodyWords().chineseBare.includes(head) && words.some((word) => lexicon.properNoun(word)));
}

import { hanWords } from "./atoms.ts";
import type { Claim } from "./claim.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import type { Evidence } from "./evidence.ts";
import { inOrder } from "./holds.ts";
import { isAlias } from "./named.ts";
import { namesIn } from "./names-in.ts";
import { withoutRank } from "./proper.ts";
import { together } from "./together.ts";

/** How many characters must be the same before and after, together, and how many at the one side where a clause ends at the other. */
const SAME_AROUND = 5;
const ONE_SIDE = 6;
const REACH = 10;
const VERB = /[示出展布称为]$/u;
const FUNCTION = /[的了着将在对被且而有是把并也等名余还与和及向从由为使让给中]/u;
const LONGEST = 12;
/** What may stand for a name without being another. */
const STAND_IN =
  /^(?:该|此|这|那|其|本|我|他|她|它|两|双|当地|上述|有关|相关|前者|后者|对方|自己)|[方国军]$|(?:政府|当局|公司|企业|人员|记者|代表|地区|全国|各地|多地|等地)$/u;

const plain = (text: string) => text.replace(/["'《》「」()\s·]/gu, "");

/**
 * A name of the evidence in whose place, between the same words, the claim has something else; null when there is none.
 * Whatever that is, the evidence does not say it.
 */
export function replacedName(
  claim: Claim,
  evidence: Evidence,
  lexicon: ClaimLexicon,
): { readonly name: string; readonly by: string } | null {
  const text = plain(claim.text);
  const whole = plain(evidence.text);
  for (const sentence of evidence.sentences) {
    for (const name of sentence.names()) {
      const before = plain(sentence.text.slice(0, name.start)).slice(-REACH);
      const after = plain(sentence.text.slice(name.end)).slice(0, REACH);
      for (const by of between(text, before, after)) {
        if (inOrder(by, before.slice(-4) + name.text) || !differs(by, name.text, evidence, lexicon)) continue;
        if (!whole.includes(before.slice(-2) + by + after.slice(0, 2))) return { name: name.text, by };
      }
    }
  }
  return null;
}

/** What stands in the text where so much of these contexts does. */
function between(text: string, before: string, after: string): readonly string[] {
  const found: string[] = [];
  const [left, right] = [before.slice(-2), after.slice(0, 2)];
  const starts = left === "" ? [0] : places(text, left).map((at) => at + left.length);
  for (const from of starts) {
    const to = right === "" ? text.length : text.indexOf(right, from + 1);
    if (to < 0 || to - from > LONGEST) continue;
    const same = ending(text.slice(0, from), before) + ending(reverse(text.slice(to)), reverse(after));
    if (same >= SAME_AROUND) found.push(text.slice(from, to));
  }
  // One long context will do where the other side begins or ends a clause in the claim.
  for (const to of after.length < ONE_SIDE ? [] : places(text, after.slice(0, ONE_SIDE))) {
    const by = /[^,。;!?:、]*$/u.exec(text.slice(0, to))?.[0] ?? "";
    if (by.length <= LONGEST) found.push(by);
  }
  for (const at of before.length < ONE_SIDE ? [] : places(text, before.slice(-ONE_SIDE))) {
    const by = /^[^,。;!?:、]*/u.exec(text.slice(at + ONE_SIDE))?.[0] ?? "";
    if (by.length <= LONGEST) found.push(by);
  }
  return found;
}

function places(text: string, part: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

const reverse = (text: string) => [...text].reverse().join("");

/** How many characters the ends of two texts share. */
function ending(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a.at(-1 - n) === b.at(-1 - n)) n++;
  return n;
}

function differs(by: string, name: string, evidence: Evidence, lexicon: ClaimLexicon): boolean {
  if (!/^\p{Script=Han}{2,}$/u.test(by) || by.length > Math.max(4, name.length + 2)) return false;
  if (STAND_IN.test(by) || FUNCTION.test(by) || doing(by, lexicon)) return false;
  if (isAlias(by, evidence) && isAlias(name, evidence)) return false;
  const [a, b] = [withoutRank(by), withoutRank(name)];
  if (by.includes(b) || name.includes(a) || inOrder(a, name) || inOrder(b, by) || share(by, name)) return false;
  return !together(by, name, evidence.text) && !namesIn(by, lexicon).some((n) => together(n.text, name, evidence.text));
}

/** Whether a verb is among the words: then it is no name in the place of a name. */
function doing(by: string, lexicon: ClaimLexicon): boolean {
  return hanWords(by, 0, lexicon).some((w) => lexicon.glosses(w.text)[0]?.startsWith("to ") || VERB.test(w.text));
}

/** Whether they have three characters in a row in common. */
function share(a: string, b: string): boolean {
  for (let i = 0; i + 3 <= a.length; i++) if (b.includes(a.slice(i, i + 3))) return true;
  return false;
}

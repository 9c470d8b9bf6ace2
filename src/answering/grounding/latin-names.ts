import { ENGLISH_STOP_WORDS } from "../../language/english.ts";
import { pinyinNames, syllables } from "../../language/pinyin.ts";
import type { Atom } from "./atoms.ts";
import type { Claim } from "./claim.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import type { Evidence } from "./evidence.ts";
import { holds, holdsName } from "./holds.ts";
import { isAlias } from "./named.ts";
import { isProper } from "./proper.ts";

/** Names in pinyin, in Latin text: their syllables must be read together in the evidence, surname first or last. */
export function unheard(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): string | null {
  for (const name of pinyinNames(claim.original)) {
    const words = name.text.split(" ");
    const ordinary =
      words.some((w) => !/^\p{Lu}/u.test(w) || ENGLISH_STOP_WORDS.has(w.toLowerCase())) ||
      words.every((w) => lexicon.chinese(w.toLowerCase()).length > 0);
    const shouted = words.every((w) => w === w.toUpperCase());
    if (
      words.length < 2 ||
      shouted ||
      ordinary ||
      evidence.text.includes(name.text.toLowerCase()) ||
      isAlias(name.text.toLowerCase(), evidence)
    )
      continue;
    if (
      !heard(
        words.map((w) => syllables(w) ?? []),
        evidence,
      )
    )
      return name.text;
  }
  return null;
}

/** Whether these words of a name are read one after another in the evidence, the surname first or last. */
function heard(parts: readonly (readonly string[])[], evidence: Evidence): boolean {
  const orders = [parts.flat(), [...(parts.at(-1) ?? []), ...parts.slice(0, -1).flat()]];
  return orders.some((order) => order.length > 1 && evidence.clauses.some((c) => c.speaks(order)));
}

/**
 * Words in Latin letters: all of them in a Chinese claim. In an English one, of every run of capitalised words two thirds of
 * those that name (Grainger), or half where all of them are common nouns (Art Gallery).
 */
export function unmatchedLatin(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): string | null {
  const found = (a: Atom) =>
    evidence.clauses.some((c) => (a.forms.length > 0 ? holds(c, a) : holdsName(c, a)) > 0) ||
    evidence.text.includes(a.text);
  const naming = (a: Atom) => a.forms.length === 0 || a.forms.some((form) => isProper(form, lexicon));
  const names = claim.atoms.filter((a) => a.stem !== null && (claim.isChinese || a.capital));
  for (const group of runs(names)) {
    const text = claim.text.slice(group[0]?.start, group.at(-1)?.end);
    const weighty = claim.isChinese ? group : group.filter(naming);
    const judged = weighty.length > 0 ? weighty : group;
    const least = claim.isChinese ? group.length : Math.ceil(judged.length * (weighty.length > 0 ? 0.66 : 0.5));
    if (judged.filter(found).length >= least || isAlias(text, evidence)) continue;
    const spoken = group.map((a) => a.spoken);
    if (!spoken.every((s) => s !== null) || !heard(spoken, evidence)) return text;
  }
  return null;
}

function runs(atoms: readonly Atom[]): readonly (readonly Atom[])[] {
  const groups: Atom[][] = [];
  for (const atom of atoms) {
    const last = groups.at(-1);
    if (last && atom.start - (last.at(-1)?.end ?? 0) <= 1) last.push(atom);
    else groups.push([atom]);
  }
  return groups;
}

import { type Atom, hanWords } from "./atoms.ts";
import { type Claim, companyIn } from "./claim.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import { type Company, keptBy } from "./company.ts";
import type { Evidence } from "./evidence.ts";
import { named } from "./named.ts";
import { isProper, withoutRank } from "./proper.ts";

/** The least company a name of the claim must keep in the evidence. */
const LEAST_COMPANY = 0.3;
const TITLE =
  /(?:主席|主任|部长|省长|市长|县长|书记|教授|总统|总理|首相|发言人|董事长|院长|校长|局长|厅长|署长|司长|处长|所长|经理|总裁|总监|议员|大使|医师|博士|律师|研究员|运动员|冠军|导演|演员|作家|代表|委员|秘书长|理事长|会长|社长|团长|院士)$/u;
const NO_NAME = /^[在的是与和及称说表指宣于将对等、介认强透也就还都为以向从由到则并出又已了曾被把或]/u;

/** Who follows a title must follow one another in the evidence too: the first two or three characters of the name. */
export function unknownPerson(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): string | null {
  for (const match of claim.text.matchAll(/\p{Script=Han}+/gu)) {
    const words = hanWords(match[0], match.index, lexicon);
    for (const [i, word] of words.entries()) {
      const [next, then] = [words[i + 1], words[i + 2]];
      if (!TITLE.test(word.text) || next === undefined || NO_NAME.test(next.text)) continue;
      const known = lexicon.glosses(next.text).length > 0 && next.text.length > 1;
      const joined = then !== undefined && then.text.length === 1 && !NO_NAME.test(then.text);
      if (known && !joined) continue;
      const name =
        next.text.length === 1
          ? next.text + (then?.text.slice(0, 2) ?? "")
          : next.text + (known ? (then?.text ?? "") : "");
      if (name.length > 1 && !named(name, evidence) && !named(name.slice(0, 2), evidence)) return name;
      if (known && !named(name, evidence)) return name;
    }
  }
  return null;
}

/** A Chinese word that no dictionary knows is a name, and so is one that the dictionary explains by its sound. */
export function unknownWord(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): string | null {
  for (const atom of claim.atoms) {
    if (atom.stem !== null) continue;
    const proper = isProper(atom.text, lexicon) || lexicon.properNoun(atom.text);
    if (!proper && (atom.glosses.length > 0 || pieced(atom, evidence))) continue;
    if (!named(atom.text, evidence) && !named(withoutRank(atom.text), evidence)) return atom.text;
    if (strayed(atom, claim, evidence)) return atom.text;
  }
  return null;
}

/** Whether a name of the claim stands in the evidence, but far from everything the claim says of it. */
function strayed(atom: Atom, claim: Claim, evidence: Evidence): boolean {
  const company = without(companyIn(claim, atom.start, atom.end), atom);
  let most = -1;
  for (const clause of evidence.clauses) {
    const at = clause.text.indexOf(atom.text);
    if (at >= 0) most = Math.max(most, keptBy(company, clause, { start: at, end: at + atom.text.length }, evidence));
  }
  return most >= 0 && most < LEAST_COMPANY;
}

const without = (company: Company, atom: Atom): Company => ({
  ...company,
  atoms: company.atoms.filter((a) => a.atom.text !== atom.text),
});

/** Two characters met by chance, or a compound whose halves both occur: no name of its own. */
function pieced({ text, glosses }: Atom, evidence: Evidence): boolean {
  if (glosses.length > 0) return false;
  if (text.length === 2) return [...text].every((char) => evidence.text.includes(char));
  return (
    text.length > 3 &&
    [2, text.length - 2].some(
      (cut) => evidence.text.includes(text.slice(0, cut)) && evidence.text.includes(text.slice(cut)),
    )
  );
}

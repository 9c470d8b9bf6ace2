import { ENGLISH_STOP_WORDS } from "../../text/english.ts";
import { pinyinNames, syllables } from "../../text/pinyin.ts";
import { type Atom, hanWords } from "./atoms.ts";
import { type Claim, companyIn } from "./claim.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import { type Company, keptBy } from "./company.ts";
import { bare, type Evidence } from "./evidence.ts";
import { holds, holdsName, inOrder } from "./holds.ts";
import { isProper, withoutRank } from "./proper.ts";
import { rejected, type Verification } from "./verdict.ts";

const ORGANISATION =
  /(?:(?:股份|集团)?有限(?:责任)?公司|公司|集团|大学|学院|中学|小学|学校|医院|银行|协会|学会|商会|联合会|委员会|基金会|研究院|研究所|中心|法院|检察院|政府|俱乐部|出版社|通讯社|电视台|航空|组织|联盟|委|局|部|署|厅|院|党|社)$/u;
/** What stands before the kind of an organisation without naming one. */
const GENERIC =
  /(?:该|本|此|这|那|某|各|每|家|所|个|些|名|两|多|与|和|及|等|的|在|由|从|向|对|为|据|是|有|让|到|给|入|被|将|把|使|又|也|都|还|并|称|当地|相关|有关|我国|全国|包括|成为|作为|知名|著名|外国|国外|国内|其中|以及)$/u;
const QUOTED = /《([^》]{2,})》|"([^"]{2,})"|'([^']{2,})'|「([^」]{2,})」/gu;
const HAN = /\p{Script=Han}/u;

/** Checks that every organisation, title, Latin name and foreign name of the claim stands in the evidence. */
export function checkNames(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): Verification | null {
  const chinese = /\p{Script=Han}{4}/u.test(evidence.text);
  if (chinese && claim.isChinese) {
    const wrong =
      unquoted(claim, evidence) ??
      unknownOrganisation(claim, evidence, lexicon) ??
      unknownPerson(claim, evidence, lexicon) ??
      unknownWord(claim, evidence, lexicon);
    if (wrong !== null) return differs(wrong);
  }
  const wrong = unheard(claim, evidence, lexicon) ?? unmatchedLatin(claim, evidence, lexicon);
  return wrong === null ? null : differs(wrong);
}

const differs = (name: string) => rejected("name-differs", `“${name}” does not occur in the cited sentences.`);

/** By its characters, by another name for the same, or as an abbreviation of a longer name. */
function named(name: string, evidence: Evidence): boolean {
  const plain = bare(name);
  if (evidence.bare.includes(plain) || isAlias(name, evidence)) return true;
  return plain.length >= 3 && inOrder(plain, evidence.text);
}

function isAlias(name: string, evidence: Evidence): boolean {
  const plain = bare(name);
  return evidence.aliases.some(
    (group) => group.some((n) => bare(n) === plain) && group.some((n) => evidence.text.includes(n)),
  );
}

function unquoted(claim: Claim, evidence: Evidence): string | null {
  for (const match of claim.text.matchAll(QUOTED)) {
    const inside = match.slice(1).find((g) => g !== undefined) ?? "";
    if (HAN.test(inside) && !named(inside, evidence)) return inside;
  }
  return null;
}

/** The kind of an organisation and the two characters before it must stand together in the evidence, and the word before those in it. */
function unknownOrganisation(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): string | null {
  for (const match of claim.text.matchAll(/\p{Script=Han}+/gu)) {
    const words = hanWords(match[0], match.index, lexicon);
    for (const word of words) {
      const kind = ORGANISATION.exec(claim.text.slice(match.index, word.end))?.[0];
      if (kind === undefined || !ORGANISATION.test(word.text)) continue;
      const run = claim.text.slice(match.index, word.end - kind.length);
      if (run.length < 2) continue;
      const acted = unknownAction(run, match.index, claim, evidence);
      if (acted !== null) return acted + run.slice(-1) + kind;
      if (GENERIC.test(run) || (word.text === kind && endsInVerb(words, word, lexicon))) {
        const doing = claim.atoms.findLast((a) => a.start >= match.index && a.end <= word.end - kind.length && a.end >= word.end - kind.length - 4);
        const told = doing === undefined || evidence.clauses.some((c) => holds(c, doing) > 0);
        if (told && evidence.text.includes(kind)) continue;
        return run.slice(-4) + kind;
      }
      const nearer = kind.length === 1 && named(run.slice(-1) + kind, evidence);
      if (!named(run.slice(-2) + kind, evidence) && !nearer) return run.slice(-4) + kind;
      const first = words.findLast((w) => w.end <= word.end - kind.length - 2);
      if (
        kind.length > 1 &&
        first !== undefined &&
        first.text.length > 1 &&
        isStranger(first, claim, evidence, lexicon)
      )
        return first.text + run.slice(-2) + kind;
    }
  }
  return null;
}

/** 稳定公司 names no organisation: a verb stands before it. */
function endsInVerb(words: readonly { text: string; end: number }[], word: { start: number }, lexicon: ClaimLexicon): boolean {
  const before = words.find((w) => w.end === word.start);
  return before !== undefined && lexicon.glosses(before.text)[0]?.startsWith("to ") === true;
}

/** Whether a word that stands before an organisation, and is no verb, is nowhere in the evidence. */
function isStranger(
  word: { readonly text: string; readonly start: number },
  claim: Claim,
  evidence: Evidence,
  lexicon: ClaimLexicon,
): boolean {
  const atom = claim.atoms.find((a) => a.start === word.start);
  if (atom === undefined || lexicon.glosses(word.text).some((gloss) => gloss.startsWith("to "))) return false;
  return !named(word.text, evidence) && !evidence.clauses.some((c) => holds(c, atom) > 0);
}

/** The least company a name of the claim must keep in the evidence. */
const LEAST_COMPANY = 0.3;

const TITLE =
  /(?:主席|主任|部长|省长|市长|县长|书记|教授|总统|总理|首相|发言人|董事长|院长|校长|局长|厅长|署长|司长|处长|所长|经理|总裁|总监|议员|大使|医师|博士|律师|研究员|运动员|冠军|导演|演员|作家|代表|委员|秘书长|理事长|会长|社长|团长|院士)$/u;
const NO_NAME = /^[在的是与和及称说表指宣于将对等、介认强透也就还都为以向从由到则并出又已了曾被把或]/u;

/** Who follows a title must follow one another in the evidence too: the first two or three characters of the name. */
function unknownPerson(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): string | null {
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

/** What is done to "this company" must be told of something in the evidence: the word before 该公司. */
function unknownAction(run: string, start: number, claim: Claim, evidence: Evidence): string | null {
  if (!/[该本此]$/u.test(run)) return null;
  const before = claim.atoms.find((a) => a.end === start + run.length - 1);
  return before === undefined || evidence.clauses.some((c) => holds(c, before) > 0) ? null : before.text;
}

/** A Chinese word that no dictionary knows is a name, and so is one that the dictionary explains by its sound. */
function unknownWord(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): string | null {
  for (const atom of claim.atoms) {
    if (atom.stem !== null) continue;
    const proper = isProper(atom.text, lexicon);
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

/** Names in pinyin, in Latin text: their syllables must be read together in the evidence, surname first or last. */
function unheard(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): string | null {
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
    const parts = words.map((w) => syllables(w) ?? []);
    const orders = [parts.flat(), [...(parts.at(-1) ?? []), ...parts.slice(0, -1).flat()]];
    if (!orders.some((order) => evidence.clauses.some((c) => c.speaks(order)))) return name.text;
  }
  return null;
}

/**
 * Words in Latin letters: all of them in a Chinese claim. In an English one, of every run of capitalised words two thirds of
 * those that name (Grainger), or half where all of them are common nouns (Art Gallery).
 */
function unmatchedLatin(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): string | null {
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
    if (judged.filter(found).length < least && !isAlias(text, evidence)) return text;
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

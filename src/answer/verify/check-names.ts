import { ENGLISH_STOP_WORDS } from "../../text/english.ts";
import { pinyinNames, syllables } from "../../text/pinyin.ts";
import { type Atom, hanWords } from "./atoms.ts";
import type { Claim } from "./claim.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import { bare, type Evidence } from "./evidence.ts";
import { holds, holdsName, inOrder } from "./holds.ts";
import { rejected, type Verification } from "./verdict.ts";

const ORGANISATION =
  /(?:公司|集团|大学|学院|中学|小学|学校|医院|银行|协会|学会|商会|联合会|委员会|基金会|研究院|研究所|中心|法院|检察院|政府|俱乐部|出版社|通讯社|电视台|航空|组织|联盟|委|局|部|署|厅|院|党|社)$/u;
/** What stands before the kind of an organisation without naming one. */
const GENERIC =
  /(?:该|本|此|这|那|某|各|每|家|所|个|些|名|两|多|与|和|及|等|的|在|由|从|向|对|为|据|是|有|让|到|给|入|被|将|把|使|又|也|都|还|并|称|当地|相关|有关|我国|全国|包括|成为|作为|知名|著名|上市|外国|国外|国内|其中|以及)$/u;
const QUOTED = /《([^》]{2,})》|"([^"]{2,})"|'([^']{2,})'|「([^」]{2,})」/gu;
const HAN = /\p{Script=Han}/u;

/** Checks that every organisation, title, Latin name and foreign name of the claim stands in the evidence. */
export function checkNames(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): Verification | null {
  const chinese = /\p{Script=Han}{4}/u.test(evidence.text);
  if (chinese && claim.isChinese) {
    const wrong =
      unquoted(claim, evidence) ?? unknownOrganisation(claim, evidence, lexicon) ?? unknownWord(claim, evidence);
    if (wrong !== null) return differs(wrong);
  }
  const wrong = unheard(claim, evidence, lexicon) ?? unmatchedLatin(claim, evidence);
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

/** The kind of an organisation and the two characters before it must stand together in the evidence. */
function unknownOrganisation(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): string | null {
  for (const match of claim.text.matchAll(/\p{Script=Han}+/gu)) {
    for (const word of hanWords(match[0], match.index, lexicon)) {
      const kind = ORGANISATION.exec(word.text)?.[0];
      const run = claim.text.slice(match.index, word.end - (kind?.length ?? 0));
      if (kind === undefined || run.length < 2) continue;
      const acted = unknownAction(run, match.index, claim, evidence);
      if (acted !== null) return acted + run.slice(-1) + kind;
      if (GENERIC.test(run)) continue;
      const core = run.slice(-2) + kind;
      const nearer = kind.length === 1 && named(run.slice(-1) + kind, evidence);
      if (!named(core, evidence) && !nearer) return run.slice(-4) + kind;
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

/** A Chinese word that no dictionary knows is a name. */
function unknownWord(claim: Claim, evidence: Evidence): string | null {
  const unknown = claim.atoms.filter((a) => a.stem === null && a.glosses.length === 0);
  return (
    unknown.find((a) => !named(a.text, evidence) && [...a.text].some((char) => !evidence.text.includes(char)))?.text ??
    null
  );
}

/** Names in pinyin, in Latin text: their syllables must be read together in the evidence, surname first or last. */
function unheard(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): string | null {
  for (const name of pinyinNames(claim.original)) {
    const words = name.text.split(" ");
    const ordinary =
      words.some((w) => !/^\p{Lu}/u.test(w) || ENGLISH_STOP_WORDS.has(w.toLowerCase())) ||
      words.every((w) => lexicon.chinese(w.toLowerCase()).length > 0);
    if (
      words.length < 2 ||
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

/** Words in Latin letters: all of them in a Chinese claim; in an English one at least half of every run of capitalised words. */
function unmatchedLatin(claim: Claim, evidence: Evidence): string | null {
  const found = (a: Atom) =>
    evidence.clauses.some((c) => (a.forms.length > 0 ? holds(c, a) : holdsName(c, a)) > 0) ||
    evidence.text.includes(a.text);
  const names = claim.atoms.filter((a) => a.stem !== null && (claim.isChinese || a.capital));
  for (const group of runs(names)) {
    const text = claim.text.slice(group[0]?.start, group.at(-1)?.end);
    const least = claim.isChinese ? group.length : Math.ceil(group.length / 2);
    if (group.filter(found).length < least && !isAlias(text, evidence)) return text;
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

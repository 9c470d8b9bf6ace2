import { isAbbreviationIn } from "../../language/abbreviation.ts";
import { ENGLISH_STOP_WORDS } from "../../language/english.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { isPersonName } from "../../language/person-name.ts";
import { letterKey, pinyinNames, syllables } from "../../language/pinyin.ts";
import { alike } from "../../language/sounds.ts";
import { chineseSkeletons, latinSkeletons } from "../../language/transliteration.ts";
import type { Contradiction } from "./evidence-text.ts";
import { type EvidenceText, wholeText, withoutMarks } from "./evidence-text.ts";

/** What names are read with. */
export type NameLexicon = Pick<Lexicon, "chinese" | "glosses" | "readings" | "properNoun" | "tagged">;

const HAN = /\p{Script=Han}/u;

/** A name that fits nobody and nothing in the evidence; null when each does. */
export function vetoNames(
  claim: string,
  evidence: readonly EvidenceText[],
  lexicon: NameLexicon,
): Contradiction | null {
  const whole = fold(wholeText(evidence));
  const wrong = HAN.test(whole)
    ? (missingHan(claim, whole, evidence, lexicon) ??
      missingPinyin(claim, whole, evidence, lexicon) ??
      missingPlace(claim, whole, lexicon))
    : (missingLatin(claim, whole) ?? missingPlace(claim, whole, lexicon));
  return wrong === null ? null : { kind: "name", because: `“${wrong}” is nobody and nothing in the cited sentences.` };
}

/**
 * Chinese names written in characters: in a Chinese claim those of people, and foreign names and places; in another one
 * whatever is in characters.
 */
function missingHan(
  claim: string,
  whole: string,
  evidence: readonly EvidenceText[],
  lexicon: NameLexicon,
): string | null {
  const folded = fold(claim);
  const bare = withoutMarks(whole);
  const known = evidence.flatMap(({ people = [] }) => people.map(({ name }) => fold(name)));
  const aliases = evidence
    .flatMap((each) => each.aliases ?? [])
    .map(({ names }) => names.map(fold))
    .filter((names) => names.some((name) => whole.includes(name)))
    .flat();
  const stands = (name: string): boolean =>
    bare.includes(withoutMarks(name)) ||
    [...known, ...aliases].some((each) => each.includes(name)) ||
    isAbbreviationIn(withoutMarks(name), bare);
  return namesIn(folded, lexicon).find((name) => !stands(name)) ?? null;
}

function namesIn(folded: string, lexicon: NameLexicon): readonly string[] {
  const runs = folded.match(/\p{Script=Han}+(?:·\p{Script=Han}+)*/gu) ?? [];
  const isChinese = runs.join("").length * 2 > folded.length;
  if (!isChinese) return runs.filter((run) => run.length > 1);
  const words = lexicon.tagged(folded).filter(({ word }) => /^\p{Script=Han}{3,}$/u.test(word));
  return words
    .filter(
      ({ word, tag }) =>
        (tag === "nr" && isPersonName(word, lexicon) && lexicon.glosses(word.slice(0, 2)).length === 0) ||
        isForeignPlace(word, lexicon) ||
        (tag === "nt" && ORGANISATION.test(word) && lexicon.glosses(word).length > 0),
    )
    .map(({ word }) => word);
}

const ORGANISATION = /(?:部|局|院|厅|署|委员会|大学|公司|银行)$/u;

/** A name of three characters or more that the dictionary has only as a name, without a rank that Chinese places have. */
function isForeignPlace(word: string, { properNoun }: NameLexicon): boolean {
  return properNoun(word) && !/[省市县区州国镇乡村]$/u.test(word);
}

/** A person's name in pinyin whose syllables nobody in the evidence has. */
function missingPinyin(
  claim: string,
  whole: string,
  evidence: readonly EvidenceText[],
  lexicon: NameLexicon,
): string | null {
  const known = evidence.flatMap(({ people = [] }) =>
    people.flatMap(({ romanised }) => (romanised ? [letterKey(romanised)] : [])),
  );
  for (const { text } of claim.split(/[,;:.()、，。]/u).flatMap(pinyinNames)) {
    const words = text.split(" ");
    if (
      words.length < 2 ||
      !isPersonName(text, lexicon) ||
      words.some((word) => ENGLISH_STOP_WORDS.has(word.toLowerCase()))
    )
      continue;
    if (whole.includes(text.toLowerCase())) continue;
    const parts = words.map((word) => syllables(word)!);
    const orders = [parts.flat(), [...parts.at(-1)!, ...parts.slice(0, -1).flat()]];
    if (orders.some((order) => known.includes(letterKey(order.join(""))))) continue;
    if (!orders.some((order) => isRead(order, whole, lexicon))) return text;
  }
  return null;
}

/** English of English: a capitalised word inside a sentence no part of which the evidence has. */
function missingLatin(claim: string, whole: string): string | null {
  for (const [word] of claim.matchAll(/(?<=[\p{Ll},;'] )\p{Lu}\p{Ll}{3,}(?![\p{L}-])/gu))
    if (!MONTHS.test(word) && !whole.includes(word.toLowerCase().slice(0, 4))) return word;
  return null;
}
const MONTHS = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;

/** African, Danish, Chinese: said of what the evidence may call by other words. */
const DEMONYM = /(?:[ae]n|ese|ish|[ei]c?i)$/u;

function isPlace(word: string, lexicon: NameLexicon): boolean {
  const [only, ...rest] = lexicon.tagged(word);
  return lexicon.properNoun(word) && rest.length === 0 && only?.tag === "ns";
}

/** A capitalised English word that the dictionary has as a place first of all, none of whose Chinese forms stands in the evidence. */
function missingPlace(claim: string, whole: string, lexicon: NameLexicon): string | null {
  let heard: readonly string[] | null = null;
  for (const [word] of claim.matchAll(/(?<=^|[a-z,;] )\p{Lu}\p{Ll}{3,}(?![\p{L}-])/gu)) {
    const forms = lexicon.chinese(word.toLowerCase());
    const [first] = forms;
    if (first === undefined || first.weight < 1 || !isPlace(first.word, lexicon) || whole.includes(word.toLowerCase()))
      continue;
    if (DEMONYM.test(word) || syllables(word) !== null) continue;
    if (forms.some((form) => whole.includes(form.word) || whole.includes(form.word.replace(/[省市县国人]$/u, ""))))
      continue;
    heard ??= chineseSkeletons(whole, (char) => lexicon.readings(char)[0]);
    const sounds = heard;
    if (latinSkeletons(word).some((mine) => sounds.some((their) => alike(mine, their)))) continue;
    return word;
  }
  return null;
}

/** Whether the syllables are read one after another somewhere in the Chinese text. */
function isRead(order: readonly string[], whole: string, { readings }: NameLexicon): boolean {
  for (let i = 0; i + order.length <= whole.length; i++)
    if (order.every((syllable, k) => readings(whole[i + k]!).includes(syllable))) return true;
  return false;
}

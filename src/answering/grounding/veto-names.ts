import { ENGLISH_STOP_WORDS } from "../../language/english.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { isPersonName } from "../../language/person-name.ts";
import { letterKey, pinyinNames, syllables } from "../../language/pinyin.ts";
import type { Contradiction } from "./contradiction.ts";
import { type EvidenceText, withoutMarks, wholeText } from "./evidence-text.ts";

/** What names are read with. */
export type NameLexicon = Pick<Lexicon, "glosses" | "readings" | "properNoun" | "tagged">;

const HAN = /\p{Script=Han}/u;

/** A name that fits nobody and nothing in the evidence; null when each does. */
export function vetoNames(
  claim: string,
  evidence: readonly EvidenceText[],
  lexicon: NameLexicon,
): Contradiction | null {
  const whole = fold(wholeText(evidence));
  if (!HAN.test(whole)) return null;
  const wrong = missingHan(claim, whole, evidence, lexicon) ?? missingPinyin(claim, whole, evidence, lexicon);
  return wrong === null ? null : { kind: "name", because: `“${wrong}” is nobody and nothing in the cited sentences.` };
}

/** Chinese names written in characters: in a Chinese claim those of people and places, in another one whatever is in characters. */
function missingHan(
  claim: string,
  whole: string,
  evidence: readonly EvidenceText[],
  lexicon: NameLexicon,
): string | null {
  const folded = fold(claim);
  const bare = withoutMarks(whole);
  const known = [...evidence.flatMap(({ people = [] }) => people.map(({ name }) => fold(name)))];
  const here = evidence.flatMap(({ aliases = [] }) =>
    aliases.filter(({ names }) => names.some((name) => whole.includes(fold(name)))).flatMap(({ names }) => names.map(fold)),
  );
  const stands = (name: string): boolean =>
    bare.includes(withoutMarks(name)) || [...known, ...here].some((each) => each.includes(name));
  return namesIn(folded, lexicon).find((name) => !stands(name)) ?? null;
}

function namesIn(folded: string, lexicon: NameLexicon): readonly string[] {
  const runs = folded.match(/\p{Script=Han}+(?:·\p{Script=Han}+)*/gu) ?? [];
  if (/[a-z]{3}/u.test(folded) && runs.join("").length * 3 < folded.length) return runs.filter((run) => run.length > 1);
  return lexicon
    .tagged(folded)
    .filter(({ word, tag }) => HAN.test(word) && word.length > 1 && (isPersonName(word, lexicon) || tag === "ns" || tag==="nr" || tag==="nt"))
    .map(({ word }) => word);
}

/** A person's name in pinyin whose syllables nobody in the evidence has. */
function missingPinyin(
  claim: string,
  whole: string,
  evidence: readonly EvidenceText[],
  lexicon: NameLexicon,
): string | null {
  const known = evidence.flatMap(({ people = [] }) => people.flatMap(({ romanised }) => (romanised ? [letterKey(romanised)] : [])));
  for (const { text } of pinyinNames(claim)) {
    const words = text.split(" ");
    if (words.length < 2 || !isPersonName(text, lexicon) || words.some((word) => ENGLISH_STOP_WORDS.has(word.toLowerCase()))) continue;
    if (whole.includes(text.toLowerCase())) continue;
    const parts = words.map((word) => syllables(word)!);
    const orders = [parts.flat(), [...parts.at(-1)!, ...parts.slice(0, -1).flat()]];
    if (orders.some((order) => known.includes(letterKey(order.join(""))))) continue;
    if (!orders.some((order) => isRead(order, whole, lexicon))) return text;
  }
  return null;
}

/** Whether the syllables are read one after another somewhere in the Chinese text. */
function isRead(order: readonly string[], whole: string, { readings }: NameLexicon): boolean {
  for (let i = 0; i + order.length <= whole.length; i++)
    if (order.every((syllable, k) => readings(whole[i + k]!).includes(syllable))) return true;
  return false;
}

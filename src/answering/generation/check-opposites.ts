import { fold } from "../../language/fold.ts";

/** Words that say one thing, and words that say its opposite; Chinese ones simplified, English ones by their beginning. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /增长|增加|增|上升|升高|升至|提升|回升|攀升|涨|提高|扩大|上调|\b(?:increas|rise|rising|rose|grow|grew|climb|soar|rais|expand|higher)/gu,
    /减少|下降|降低|减|降|跌|下滑|缩小|萎缩|下调|\b(?:decreas|declin|fall|fell|drop|reduc|lower|shrink|shrank|shrunk)/gu,
  ],
  [
    /支持|赞成|同意|批准|接受|\b(?:support|approv|agree|accept|endors)/gu,
    /反对|拒绝|否决|驳回|\b(?:oppos|reject|refus|denied|deny|denies)/gu,
  ],
  [/收购|买入|购买|\b(?:bought|buy|acquir|purchas)/gu, /出售|卖出|售出|\b(?:sold|sell|selling)/gu],
  [
    /战胜|击败|获胜|赢|\b(?:won|win|wins|winning|beat|defeated)\b/gu,
    /不敌|输|落败|负于|\b(?:lost|lose|loses|losing)\b/gu,
  ],
  [
    /最高|最大|最多|最早|\b(?:highest|largest|biggest|most|earliest)\b/gu,
    /最低|最小|最少|最晚|\b(?:lowest|smallest|least|latest)\b/gu,
  ],
  [
    /有望|可能|或将|预计|拟|计划|\b(?:may|might|could|expected|likely|plans?|planned|planning)\b/gu,
    /已经|已于|已(?=[从將将被在获])|\b(?:already|has been|have been)\b/gu,
  ],
];
const NEGATION = /没有|没|未|不|无|非|别|\b(?:not|no|never|without|neither|nor|cannot)\b|n't\b/gu;
/** What denies in Chinese beyond doubt, and what renders it in English. */
const DENIAL = /没有|并不|并未|不是|未能|尚未|并非|不含|无法|从未/u;
const RENDERED =
  /\b(?:not|no|none|nor|never|nothing|nobody|neither|cannot|without|few|little|only|rather|instead|unable|impossible|disagree\w*|un(?!der|til|it|iv|ion|iq|if)[a-z-]{4,}|in(?:ability|capable|correct|accurate|adequate|sufficient|valid|active))\b|n't\b/iu;
/** English words that may render a denial, or else these Chinese ones. */
const WEAKER = /\b(?:lack|fail|refus|den(?:y|ie[ds])|avoid|absen|exclud|free)/iu;
const WEAKER_CHINESE = /缺乏|缺少|失败|拒绝|避免|缺席|排除|自由/u;

/** A claim that shares this much of a sentence, from both its ends, is that sentence with something changed. */
const COPIED = 0.7;
const LONG_ENOUGH = 10;
/** A change of more characters than this is another wording: where a negation hides, and where a word is exchanged. */
const SMALL_CHANGE = 8;
const ONE_WORD = 4;

/**
 * Finds what a claim turns round by one word: a word whose opposite stands in the evidence where it does not (words are
 * counted, so that a sentence which says both ways cannot cover it), or one word exchanged, or a negation put in or left
 * out, in a sentence that is otherwise copied. Gives the reason in a sentence, or null.
 */
export function turnedRound(claim: string, evidence: readonly string[]): string | null {
  const said = fold(claim);
  const sentences = evidence.map(fold);
  const all = sentences.join("\n");
  for (const [one, other] of OPPOSITES) {
    if (exchanged(said, all, one, other)) return reasonOf(said, one);
    if (exchanged(said, all, other, one)) return reasonOf(said, other);
  }
  if (sentences.length === 1 && leavesDenialOut(said, all))
    return "The cited sentence denies something, and the claim denies nothing.";
  const changes = sentences.flatMap((sentence) => changeOf(said, sentence) ?? []);
  const reasons = changes.map((change) => wrongChange(change, all));
  return reasons.includes(null) ? null : (reasons[0] ?? null);
}

/** Across languages a sentence cannot be compared word for word, but one that denies is not rendered without any denial. */
function leavesDenialOut(claim: string, sentence: string): boolean {
  if (/\p{Script=Han}{4}/u.test(claim) || !DENIAL.test(sentence) || RENDERED.test(claim)) return false;
  return !WEAKER.test(claim) || WEAKER_CHINESE.test(sentence);
}

/** More of `one` than the evidence has, where the evidence has more of its opposite. */
function exchanged(claim: string, evidence: string, one: RegExp, other: RegExp): boolean {
  return countOf(claim, one) > countOf(evidence, one) && countOf(evidence, other) > countOf(claim, other);
}

const countOf = (text: string, words: RegExp): number => text.match(words)?.length ?? 0;

function reasonOf(claim: string, words: RegExp): string {
  return `The cited sentences say the opposite of “${claim.match(words)?.[0] ?? ""}”.`;
}

/** In whose place a name may stand. */
const POINTS_BACK = /^(?:他|她|它|其|该|此|这|那)/u;

/** What a near copy has instead of what the sentence has; either may be empty. */
interface Change {
  readonly gone: string;
  readonly come: string;
}

/** The change that makes the sentence the claim, when it is one, in one place and small. */
function changeOf(claim: string, sentence: string): Change | null {
  const [a, b] = [withoutEnd(claim), withoutEnd(sentence)];
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const gone = b.slice(head, b.length - tail).join("");
  const come = a.slice(head, a.length - tail).join("");
  const isNearCopy = a.length >= LONG_ENOUGH && head + tail >= COPIED * a.length;
  return isNearCopy && gone.length <= SMALL_CHANGE && come.length <= SMALL_CHANGE ? { gone, come } : null;
}

const withoutEnd = (text: string): readonly string[] => [...text.replace(/[\s。．.!！]+$/u, "")];

function wrongChange({ gone, come }: Change, evidence: string): string | null {
  if (countOf(gone, NEGATION) !== countOf(come, NEGATION)) return "The cited sentence says the opposite.";
  if (POINTS_BACK.test(gone)) return null;
  if (/\d/u.test(gone) && /\d/u.test(come)) return `The cited sentence says “${gone}”, not “${come}”.`;
  const oneWord = gone.length <= ONE_WORD && come.length <= ONE_WORD;
  const exchanged =
    oneWord && /\p{Script=Han}|\d/u.test(gone) && /\p{Script=Han}|\d/u.test(come) && !evidence.includes(come);
  return exchanged ? `The cited sentence says “${gone}”, not “${come}”.` : null;
}

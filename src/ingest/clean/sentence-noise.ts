import { fold } from "../../language/fold.ts";
import { type Noise, ruleAgainst } from "./noise-rules.ts";
import { creditNoise } from "./page-fields.ts";

const LONGEST = 160;
const NO_WORD: Noise = { reason: "navigation", rule: "marks-alone", edge: false };
const WORD = /[\p{L}\p{N}]/u;

/** Why a sentence is not evidence for anything, judged by its own words; null when it may be. */
export function sentenceNoise(sentence: string): Noise | null {
  if (sentence.length > LONGEST) return null;
  if (!WORD.test(sentence)) return NO_WORD;
  if (!MAY_MATCH.test(sentence)) return null;
  const folded = fold(sentence).trim();
  return creditNoise(folded) ?? ruleAgainst(folded, "sentences");
}

/** One character of each rule's words in both scripts, so that most sentences are never folded. */
const MAY_MATCH =
  /[返点點长長扫掃享打欢歡查展免责責编編校审審监監完载載权權声聲险險侵站网網号號更记記作來来发發回输輸底菜右下关關码碼微订訂投喜觉覺原参參风風市以本版|丨:：↑↓▲▼👆👇]|[a-z]{4}/iu;

/** What stands glued before a sentence: when it was scraped, that it is the text, the headline's label, a photo credit. */
const LEAD =
  /^(?:(?:\d[^。！？]{0,70}?)?[，,]\s*正文[：:]\s*|原[标標][题題][：:]\s*|(?!.{0,11}由)\p{Script=Han}{2,12}供[图圖](?![。，、的书書片像纸紙案示册冊谱譜腾騰表])\s*)+/u;

/** What is glued after a sentence, begins with its own label and stands after a mark or a space, never in mid-clause. */
const TRAIL =
  /(?<=[。！？…：:；;”"』」）)\]】\s])(?:(?:广告|廣告|免责|免責|版权|版權|特别|特別)?(?:声明|聲明)[：:]|【(?:声明|聲明)|返回搜狐，查看更多|[(（【[]?(?:责任编辑|責任編輯|责编|責編|流程编辑)\s*[：:])/u;
/** So short a rest is no sentence that something was glued to. */
const LEAST_SENTENCE = 12;

/** Where a sentence ends when a notice or an editor's name is glued to it, else its length. */
export function bodyLength(sentence: string): number {
  const at = MAY_MATCH.test(sentence) ? sentence.search(TRAIL) : -1;
  return at < LEAST_SENTENCE ? sentence.length : sentence.slice(0, at).trimEnd().length;
}

/** How many units at the head of a sentence do not belong to it. */
export function leadLength(sentence: string): number {
  return LEAD.exec(sentence.slice(0, 80))?.[0].length ?? 0;
}

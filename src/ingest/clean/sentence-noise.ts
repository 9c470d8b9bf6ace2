import type { RemovalReason } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";

/** What a page says about itself inside its text; folded, and each a whole sentence. */
const PATTERNS: readonly (readonly [RemovalReason, RegExp])[] = [
  [
    "navigation",
    /^(?:返回搜狐|点击(?:查看|进入|阅读|下载|关注)|长按|扫描?(?:上方|下方|下面)?.{0,4}二维码|分享让更多人看到|打开.{0,8}app|更多.{0,12}(?:请|尽在|内容)|欢迎(?:关注|订阅|下载)|查看更多|展开全文|免费获取).{0,40}$/u,
  ],
  ["editor", /^(?:[([]完[)\]])?[([【]?(?:责任编辑|责编|编辑|校对|编审|审核|监制)\s*[:|/丨].{0,40}$/u],
  [
    "editor",
    /^(?!.*[,].{20}).*(?:(?:来源|编辑|责编|审核|校对|记者|作者|摄影|监制|主任|编委|通讯员|审发|策划)\s*[:|/丨].{0,24}){2,}.*$/u,
  ],
  ["metadata", /^[([]\s*(?:完|本报记者.{0,12}|记者\s*.{2,12}|作者.{0,20})\s*[)\]]$/u],
  ["copyright", /^notice\s*: the content above|^特别声明\s*:\s*以上/u],
  ["copyright", /(?:广告声明|免责声明|版权声明|特别声明|风险提示)\s*:/u],
  [
    "copyright",
    /(?:版权所有|版权归.{0,20}所有|转载(?:请|须|需)(?:注明|联系|保留)|未经.{0,12}(?:授权|许可).{0,8}(?:不得|禁止|请勿|严禁)转载|(?:仅代表|不代表).{0,8}(?:作者|本人|本站|本网|本平台|我们).{0,8}(?:观点|立场|看法)|(?:如|若)(?:有|涉及?).{0,12}侵权.{0,16}(?:联系|删除|告知)|本(?:站|网|平台|号).{0,20}(?:不承担|信息存储|所有权|转载))/u,
  ],
];
const LONGEST = 160;
const TWO_LETTERS = /\p{L}\P{L}*\p{L}/u;

/** Why a sentence is not evidence for anything, judged by its own words; null when it may be. */
export function sentenceNoise(sentence: string): RemovalReason | null {
  if (sentence.length > LONGEST) return null;
  if (!TWO_LETTERS.test(sentence.slice(0, 40))) return "navigation";
  if (!MAY_MATCH.test(sentence)) return null;
  const folded = fold(sentence).trim();
  for (const [reason, pattern] of PATTERNS) if (pattern.test(folded)) return reason;
  return null;
}

/** One character of each pattern's words in both scripts, so that most sentences are never folded. */
const MAY_MATCH = /[返点點长長扫掃享打欢歡查展免责責编編校审審监監完载載权權声聲险險侵站网網表更记記作来來完特N]/u;

/** What stands glued before a sentence: when it was scraped, that it is the text, the headline's label, a photo credit. */
const LEAD =
  /^(?:(?:\d[^。！？]{0,70}?)?[，,]\s*正文[：:]\s*|原[标標][题題][：:]\s*|\p{Script=Han}{2,12}供[图圖]\s*(?![。，、的]))+/u;

/** What is glued after a sentence and begins with its own label. */
const TRAIL =
  /(?:广告声明|廣告聲明|免责声明|免責聲明|版权声明|版權聲明|特别声明|特別聲明|【?声明|【?聲明)[：:]|返回搜狐，查看更多|[(（【[]?(?:责任编辑|責任編輯|责编|責編|流程编辑)\s*[：:]/u;
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

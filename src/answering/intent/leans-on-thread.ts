import { SURNAMES } from "../../language/pinyin.ts";

const PERSON_EN = /\b(?:he|she|they|him|her|his|hers|them|their|theirs)\b/iu;
const THING_EN = /\b(?:it|its)\b(?!\s+(?:is|was)\s+(?:true|possible|known))/iu;
const THAT_EN =
  /\b(?:at|in|of|about|after|before|during|from|to|by|for|with|on)\s+(?:that|this|these|those)\b|\b(?:do|did|does|say|said|mean)\s+(?:that|this)\b|\b(?:this|that|these|those)\s+(?:conference|forum|event|meeting|article|hospital|alliance|university|company|project|year|day|time|place|person|report|award|speech|plan)s?\b/iu;
const THERE_EN =
  /(?<!\b(?:is|are|was|were|will|would|have|has)\s)\bthere\b(?!\s+(?:is|are|was|were|will|be|any|a)\b)/iu;
const LAST_EN = /\b(?:there|that|this|these|those)[\s?.!]*$/iu;
const BARE_EN =
  /^(?:(?:and|but|so|ok(?:ay)?|then|also)[\s,]+)?(?:(?:what|how)\s+about\b|(?:why(?:\s+not)?|when|where|who|how|which(?:\s+one)?|since when|with whom|by whom)[\s?.!]*$)/iu;
const LEAD_EN = /^(?:and|also|but|so|what about|how about|ok(?:ay)?)\b[\s,]*/iu;
const ENGLISH_WORDS = 4;

const PRONOUN_ZH =
  /他们|她们|它们|他們|她們|它們|他|她|它|其(?![中他实實它余餘次间間])|[该該此](?=[会會院校项項联聯大论論公机機次事届屆地人团團企产產])|[这這那](?=[个個次位家些里裡儿边邊时時年届屆场場项項份种種天])|当时|當時/u;
const LEAD_ZH = /^(?:那么?|还有|還有|另外|然后|然後|以及)/u;
const BARE_ZH =
  /^(?:[在是]?(?:什么时候|什麼時候|何时|何時|哪里|哪裡|哪儿|谁|誰|为什么|為什麼|为何|為何|多少|几[个個位家]|怎么样?|怎麼樣?|哪[个個年天一]*))[\s?？。!]*$/u;
const ASKS_ZH = /什么|什麼|哪|谁|誰|多少|几|幾|何|吗|嗎|如何|怎/u;
const CHINESE_CHARACTERS = 10;

/** Whether a question cannot be understood without the one before it. */
export function leansOnThread(text: string): boolean {
  return /\p{Script=Han}/u.test(text) && !/^[\p{Script=Latin}\s,'’]{12,}/u.test(text)
    ? leansOnThreadZh(text)
    : leansOnThreadEn(text);
}

function leansOnThreadEn(text: string): boolean {
  if (BARE_EN.test(text)) return true;
  const person = PERSON_EN.exec(text);
  if (person !== null && !namesSomeone(text.slice(0, person.index))) return true;
  const thing = THING_EN.exec(text);
  if (thing !== null && !namesSomeone(text.slice(0, thing.index))) return true;
  if (THAT_EN.test(text) || THERE_EN.test(text) || LAST_EN.test(text)) return true;
  if (!LEAD_EN.test(text)) return false;
  const rest = text.replace(LEAD_EN, "");
  return !namesSomeone(rest) && (rest.match(/\p{L}{4,}/gu)?.length ?? 0) < ENGLISH_WORDS;
}

/** A name, not counting the word that begins the sentence. */
function namesSomeone(text: string): boolean {
  return /\S\s+["“‘(]?\p{Lu}[\p{L}'’]+|\p{Script=Han}{2,}/u.test(text);
}

function leansOnThreadZh(text: string): boolean {
  if (BARE_ZH.test(text)) return true;
  const pronoun = PRONOUN_ZH.exec(text);
  if (pronoun !== null && !namesSomeoneZh(text.slice(0, pronoun.index))) return true;
  const rest = text.replace(LEAD_ZH, "");
  const characters = rest.match(/[\p{Script=Han}\d]/gu)?.length ?? 0;
  if (LEAD_ZH.test(text)) return !ASKS_ZH.test(rest) || characters < CHINESE_CHARACTERS;
  return /呢[?？\s]*$/u.test(text) && !ASKS_ZH.test(text) && characters < CHINESE_CHARACTERS;
}

/** A person's name before a verb of speech, or a title in quotation marks. */
function namesSomeoneZh(text: string): boolean {
  if (/[“”「」《》"]/u.test(text)) return true;
  return [
    ...text.matchAll(
      /(\p{Script=Han})\p{Script=Han}{1,2}(?=说|說|表示|认为|認為|指出|提出|讲|講|称|稱|介绍|介紹|建议|建議|强调|強調|觉得|覺得|$)/gu,
    ),
  ].some(([, first]) => SURNAMES.has(first!));
}

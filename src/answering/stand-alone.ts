import type { Question } from "../domain/question.ts";
import { languageOf } from "../language/language.ts";
import { SURNAMES } from "../language/pinyin.ts";
import { pointsBack } from "./points-back.ts";

const YEAR = /(?:19|20)\d\d/gu;
const ONLY_YEAR =
  /^(?:(?:and|but|so|what|how|about|in|for|during|the|year|那么?|在|到)[\s,]*)*((?:19|20)\d\d)\s*年?(?:\s*呢)?[\s?.!]*$/iu;
/** "What about Hong Xiaowu?", "那洪晓武呢?": another person, the same question. */
const ONLY_NAME_EN =
  /^(?:[Aa]nd|[Bb]ut|[Ss]o)?[\s,]*(?:[Ww]hat about|[Hh]ow about)?\s*(\p{Lu}[\p{L}'’]+(?:\s\p{Lu}[\p{L}'’]+)+)[\s?.!]*$/u;
const ONLY_NAME_ZH = /^(?:那么?|还有|還有)?[\s,]*(\p{Script=Han}{2,4}?)呢?[\s?.!]*$/u;
const NAME_EN = /\p{Lu}[\p{L}'’]+(?:\s\p{Lu}[\p{L}'’]+)+/u;
const SAID = "(?=说|說|表示|认为|認為|指出|提出|讲|講|称|稱|介绍|介紹|建议|建議|强调|強調|在|对|對|是)";
const NAME_ZH = new RegExp(`^\\p{Script=Han}{2,3}?${SAID}`, "u");
const ASKING_EN =
  /^(?:and\s+)?(?:who|whom|what|when|where|which|why|how(?:\s+(?:many|much|long|old|far))?)\b\s*(?:(?:did|does|do|is|are|was|were|has|have|had|will|would|can)\b\s*)?/iu;
const ASKING_ZH =
  /什么时候|什麼時候|为什么|為什麼|什么|什麼|哪些|哪里|哪裡|哪[个個位家年天]?|谁|誰|多少|几|幾|如何|怎么样?|怎麼樣?|何[时時地处處]|[吗嗎呢]/gu;

/**
 * The question as it must be searched when it leans on the thread, null when it stands alone. Another year or another
 * person alone takes its place in the last question; what points back carries that question's matter behind it, without
 * the words it asked with. Topics chain through follow-ups, and end where a question stands alone.
 */
export function standAlone({ text, history }: Question): string | null {
  const asked = (history ?? []).filter(({ role, text: said }) => role === "asker" && said.trim() !== text.trim());
  let topic: string | null = null;
  for (const turn of asked) topic = lean(turn.text.trim(), topic) ?? turn.text.trim();
  return lean(text.trim(), topic);
}

function lean(text: string, topic: string | null): string | null {
  if (topic === null) return null;
  return exchanged(text, topic) ?? (pointsBack(text) ? `${withoutLead(text)} (${matterOf(topic, text)})` : null);
}

/** The last question with the year or the person that the follow-up names. */
function exchanged(text: string, topic: string): string | null {
  const plain = text.normalize("NFKC");
  const year = ONLY_YEAR.exec(plain)?.[1];
  if (year !== undefined) {
    const had = topic.match(YEAR);
    if (had !== null) return topic.replace(YEAR, year);
    return languageOf(topic) === "en" ? `${topic.replace(/[\s?.!]+$/u, "")} in ${year}?` : `${year}年${topic}`;
  }
  const english = ONLY_NAME_EN.exec(plain)?.[1];
  if (english !== undefined && NAME_EN.test(english) && NAME_EN.test(topic)) return topic.replace(NAME_EN, english);
  const chinese = ONLY_NAME_ZH.exec(plain)?.[1];
  return chinese !== undefined && SURNAMES.has(chinese[0]!) && plain.includes("呢") && NAME_ZH.test(topic)
    ? topic.replace(NAME_ZH, chinese)
    : null;
}

function withoutLead(text: string): string {
  return text.replace(/^(?:and|also|but|so|那么?|还有|還有|另外)[\s,，]+/iu, "");
}

/** What the last question was about, without the words it asked with, nor a year that the follow-up replaces. */
function matterOf(topic: string, text: string): string {
  const bare = topic.replace(/\s*\([^()]*\)$/u, (inner) => inner.replace(/[()]/gu, " "));
  const statement = languageOf(topic) === "en" ? bare.replace(ASKING_EN, "") : bare.replace(ASKING_ZH, "");
  const dated = YEAR.test(text) ? statement.replace(YEAR, "") : statement;
  YEAR.lastIndex = 0;
  return dated
    .replace(/[?？。.!\s]+$/u, "")
    .replace(/\s{2,}/gu, " ")
    .trim();
}

import type { Question } from "../domain.ts";

const POINTS_BACK =
  /\b(?:he|she|it|they|him|her|his|hers|its|them|their|there|that|those|this|these)\b|^(?:and|also|what about|how about|why|when|where|who)\b|他|她|它|其|该|該|此|这|這|那|还有|還有|呢[?？]?$/iu;
const LONG_ENOUGH = { en: 60, zh: 24 };
const YEAR = /(?:19|20)\d\d/gu;

/**
 * The question as it must be searched: a follow-up that points back ("and where did he say it?") takes the last question
 * of the thread in front of it, without a year that the follow-up replaces. Null when it stands alone already.
 */
export function standAlone({ text, history }: Question): string | null {
  const before = history?.findLast(({ role, text: said }) => role === "asker" && said.trim() !== text.trim());
  if (before === undefined || !POINTS_BACK.test(text.trim())) return null;
  const limit = /\p{Script=Han}/u.test(text) ? LONG_ENOUGH.zh : LONG_ENOUGH.en;
  if (text.length > limit && !/\b(?:he|she|they|him|her)\b|他|她/iu.test(text)) return null;
  const years = text.match(YEAR);
  const topic = years === null ? before.text : before.text.replace(YEAR, "").replace(/\s{2,}/gu, " ");
  return `${topic.trim()} ${text.trim()}`;
}

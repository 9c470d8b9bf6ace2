import { languageOf } from "../../language/language.ts";

const ASKS_EN = "(?:who|whom|what|when|where|which|why|how)";
const BETWEEN_EN = new RegExp(`(?:[,;?]\\s*(?:and\\s+)?|\\sand\\s+)(?=${ASKS_EN}\\b)`, "iu");
const ASKS_ZH = /谁|誰|什么|什麼|哪|何|多少|几|幾|怎么|怎麼|如何|为什么|為什麼/u;
const BETWEEN_ZH = /[,，、;；?？](?=.)/u;

/** The questions that one asks in a row ("who chaired it, how many came and what was said?"); one where it is one. */
export function partsOfQuestion(text: string): readonly string[] {
  const english = languageOf(text) === "en";
  const parts = text
    .split(english ? BETWEEN_EN : BETWEEN_ZH)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const asking = english
    ? parts.every((part) => new RegExp(`^${ASKS_EN}\\b`, "iu").test(part))
    : parts.every((part) => ASKS_ZH.test(part));
  return asking && parts.length > 1 ? parts : [text];
}

import type { Language } from "../domain/article.ts";
import { isTraditionalOnly } from "./fold.ts";

/** Words that make a line English, or Chinese, even when names of the other language stand in it. */
const ENGLISH =
  /\b(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|did|does|do|the|of|in|and|to|for|about|tell|please|can)\b/giu;
const CHINESE = /什么|什麼|哪|谁|誰|吗|嗎|如何|怎么|怎麼|多少|为何|為何|的|是|请|請|几/gu;

/**
 * The language of a text or a question. A line that mixes both is what its grammar is: function words weigh most. Chinese
 * counts as Traditional when at least one in twenty of its characters is written so only there.
 */
export function languageOf(text: string): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  const english = latin + 2 * (text.match(ENGLISH)?.length ?? 0);
  const chinese = 0.6 * han + 2 * (text.match(CHINESE)?.length ?? 0);
  if (han === 0 || english > chinese) return "en";
  let traditional = 0;
  for (let i = 0; i < text.length; i++) if (isTraditionalOnly(text.charCodeAt(i))) traditional++;
  return traditional > 0 && traditional >= han / 20 ? "zh-Hant" : "zh-Hans";
}

import type { Language } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import { followUpPatterns } from "./follow-up-patterns.ts";

/** The language in which a message wants its answer, and what is left of the message; null where it wishes for none. */
export function languageWished(text: string): { readonly language: Language; readonly rest: string } | null {
  const plain = text.normalize("NFKC").replace(/(?<![?!.。\s])[?!.。\s]+$/u, "");
  const folded = fold(plain);
  for (const [language, pattern] of followUpPatterns().languages) {
    const wish = pattern.exec(folded);
    if (wish !== null) return { language, rest: plain.slice(0, wish.index).trim() };
  }
  return null;
}

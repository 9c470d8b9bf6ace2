import type { Language } from "../../domain/article.ts";
import { stripInvisible } from "../../ingest/clean/strip-invisible.ts";
import { languageOf } from "../../language/language.ts";
import { isInjected } from "../model-calls/injected.ts";

const LONGEST: Readonly<Record<"en" | "zh", number>> = { en: 480, zh: 240 };
const WRITTEN_IN: Readonly<Record<Language, string>> = {
  en: "English",
  "zh-Hans": "Simplified Chinese",
  "zh-Hant": "Traditional Chinese",
};

/** Each on text in its compatibility form (NFKC), so that a full-width mark counts as its plain one. */
const DENIED: readonly (readonly [RegExp, string])[] = [
  [/[a-z\d+.-]:\/\/|\bwww\.|mailto:|\b(?:javascript|data|tel):/iu, "It holds an address."],
  [/[\p{L}\d-]\.[a-z]{2}|\b\d{1,3}(?:\.\d{1,3}){3}\b|\.(?:中国|公司|网络|集团)(?!\p{L})/iu, "It holds an address."],
  [/@/u, "It holds a mention or a mail address."],
  [/<\s*[!@#/a-z]|&(?:lt|gt|amp|#\d+);|[<>]/iu, "It holds markup or a mention."],
  [/\]\s*\(|!\[|\*\*|__|~~|`|^#{1,6}\s|^\s*>|\{\{|\}\}|[⟦⟧]/u, "It holds markup."],
  [/\((?:link|mention)\)/u, "It copies a place where a link stood."],
  [/(?:^|\s):[a-z\d_+-]+:/iu, "It holds markup."],
];

/** A claim as it will be shown: on one line, without list marks, emphasis around it, or anything that is not seen. */
export function tidyClaim(text: string): string {
  return stripInvisible(text)
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .replace(/^(?:[-*•·–—]|\d{1,2}[.)、])\s+/u, "")
    .replace(/^\*\*(.*)\*\*$/u, "$1")
    .trim();
}

/**
 * Says why a claim may not be shown whatever its evidence is, or null: it links, pings or marks up, gives orders, names an
 * id, is too long, or is not in the asker's language. `ids` are those of the request.
 */
export function badManners(claim: string, language: Language, ids: ReadonlySet<string>): string | null {
  const plain = claim.normalize("NFKC");
  for (const [shape, reason] of DENIED) if (shape.test(plain)) return reason;
  if (isInjected(claim)) return "It gives instructions.";
  if ((plain.match(/[a-z]+/gu) ?? []).some((word) => ids.has(word))) return "It writes an id inside the sentence.";
  if (claim.length > LONGEST[language === "en" ? "en" : "zh"]) return "It is too long; say one thing in one sentence.";
  if (!isWrittenIn(claim, language)) return `It is not written in ${WRITTEN_IN[language]}.`;
  return null;
}

/** Short Chinese lines are often written alike in both scripts, so only Traditional where Simplified is asked can be told. */
function isWrittenIn(claim: string, language: Language): boolean {
  const found = languageOf(claim);
  return found === language || (language === "zh-Hant" && found === "zh-Hans");
}

/** The name of a language as prompts call it. */
export function languageName(language: Language): string {
  return WRITTEN_IN[language];
}

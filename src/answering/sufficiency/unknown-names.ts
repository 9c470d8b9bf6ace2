import type { Article } from "../../domain/article.ts";
import { ENGLISH_STOP_WORDS } from "../../language/english.ts";
import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import { placesIn } from "../intent/places-in.ts";
import { asWritten } from "../refusal/as-written.ts";

/** So much of a corpus must give its people in both scripts before a name it lacks proves anything. */
const DESCRIBED = 0.5;
/** A word that names a body, and words the tagger takes for names of people, bodies and things. */
const BODY = /..(?:医院|大学|学院|公司|集团|研究院|研究所|银行|协会|学会|基金会|药业|科技)$/u;
/** What stands before these is nearly always a name; before 公司 seldom. */
const HOUSE = /^..+(?:医院|大学|研究院|研究所|银行)$/u;
const NAMING = /^(?:nr|nt|nz)/u;

/**
 * Names of people and bodies in a question that no passage of the corpus holds in any form it is searched by, as asked. Only of
 * a corpus whose articles give names in both scripts: elsewhere Chinese may write an English name in a way nobody told us.
 */
export function unknownNames(
  asked: Pick<AnalysedQuestion, "text" | "folded" | "terms" | "names" | "language">,
  articles: readonly Article[],
  lexicon: Lexicon,
): readonly string[] {
  if (articles.filter(({ people }) => people.length > 0).length < DESCRIBED * articles.length) return [];
  const known = asked.names.map((name) => fold(name.asked));
  const unheard = new Set(
    asked.terms
      .filter(({ kind, found, worth }) => worth > 0 && found === 0 && kind !== "gram" && kind !== "value")
      .map(({ text }) => fold(text))
      .filter((text) => !known.some((name) => name.includes(text))),
  );
  const names = asked.language === "en" ? inEnglish(asked.text, unheard) : inChinese(asked.folded, unheard, lexicon);
  const places = placesIn(asked.text, lexicon).map(({ written }) => fold(written));
  const initials = new Set(articles.flatMap(({ aliases }) => aliases.flatMap((alias) => alias.names.map(initialsOf))));
  return asWritten(asked.text, names).filter((name) => !places.includes(fold(name)) && !initials.has(name));
}

/** The first letters of a name's words with capitals: CAE of Chinese Academy of Engineering. */
function initialsOf(name: string): string {
  return [...name.matchAll(/(?<!\p{L})\p{Lu}/gu)].join("");
}

/** Capitalised words that are unheard, with those beside them: "GE Healthcare". The first word of a sentence tells nothing. */
function inEnglish(text: string, unheard: ReadonlySet<string>): readonly string[] {
  const runs = text.matchAll(/(?<=[\p{L}\p{N},'’]\s)\p{Lu}[\p{L}\p{N}&.-]*(?:\s\p{Lu}[\p{L}\p{N}&.-]*)*/gu);
  return [...runs]
    .map(([run]) => run)
    .filter((run) => {
      const words = fold(run).match(/[\p{L}\p{N}]+/gu) ?? [];
      return words.some((word) => unheard.has(word) && !ENGLISH_STOP_WORDS.has(word));
    });
}

/** Unheard words that name, and those before a word for a body: 仁济 of 仁济医院. */
function inChinese(folded: string, unheard: ReadonlySet<string>, lexicon: Lexicon): readonly string[] {
  const words = lexicon.tagged(folded);
  return words.flatMap(({ word, tag }, i) => {
    if (word.length < 2 || !unheard.has(word)) return [];
    const whole = word + (words[i + 1]?.word ?? "");
    if (HOUSE.test(whole) && !HOUSE.test(word)) return [whole];
    return NAMING.test(tag) || BODY.test(word) ? [word] : [];
  });
}

import type { Language } from "../../domain/article.ts";
import type { Lack } from "../sufficiency/judge-sufficiency.ts";

/** What a refusal has to say: everything in it stands in the question or in the nearest article's metadata. */
export interface RefusalFacts {
  readonly reason: Lack;
  /** Words of the question that the corpus does not meet, as asked. */
  readonly missing: readonly string[];
  /** Names of the question that the nearest article holds, as asked. */
  readonly known: readonly string[];
  /** When and where the nearest article is of, when that is known. */
  readonly nearest: string | null;
}

const SHOWN = 3;
const SHOWN_NAMES = 2;

function english({ reason, missing, known, nearest }: RefusalFacts): string {
  const what = missing.slice(0, SHOWN).join(", ");
  const who = known.slice(0, SHOWN_NAMES).join(" and ");
  const held =
    who !== "" && nearest !== null ? `${who} ${known.length === 1 ? "is" : "are"} in an article of ${nearest}` : null;
  const near = nearest === null ? "" : ` The nearest thing it holds is of ${nearest}.`;
  if (reason === "year")
    return held === null
      ? `The corpus does not say: nothing in it has this in ${what}.${near}`
      : `${held}; nothing here has this in ${what}.`;
  if (reason === "name")
    return held === null
      ? `The corpus does not say: nothing it holds about this names ${what}.${near}`
      : `${held}; nothing here has ${what} in this.`;
  if (what === "") return held === null ? "The corpus does not say." : `${held}; the corpus does not say this.`;
  if (held !== null) return `${held}; nothing here speaks of: ${what}.`;
  return `The corpus does not say: it holds nothing on ${what}.`;
}

function simplified({ reason, missing, known, nearest }: RefusalFacts): string {
  const what = missing.slice(0, SHOWN).join("、");
  const who = known.slice(0, SHOWN_NAMES).join("、");
  const held = who !== "" && nearest !== null ? `${who}见于${nearest}的文章` : null;
  const near = nearest === null ? "" : `最接近的内容是${nearest}的。`;
  if (reason === "year")
    return held === null
      ? `语料库没有说明:其中没有${what}年的相关内容。${near}`
      : `${held};这里没有${what}年的相关内容。`;
  if (reason === "name")
    return held === null ? `语料库没有说明:相关内容中没有提到${what}。${near}` : `${held};相关内容中没有提到${what}。`;
  if (what === "") return held === null ? "语料库没有说明。" : `${held};但没有说明这一点。`;
  if (held !== null) return `${held};这里没有说到:${what}。`;
  return `语料库没有说明:其中没有关于${what}的内容。`;
}

function traditional({ reason, missing, known, nearest }: RefusalFacts): string {
  const what = missing.slice(0, SHOWN).join("、");
  const who = known.slice(0, SHOWN_NAMES).join("、");
  const held = who !== "" && nearest !== null ? `${who}見於${nearest}的文章` : null;
  const near = nearest === null ? "" : `最接近的內容是${nearest}的。`;
  if (reason === "year")
    return held === null
      ? `語料庫沒有說明:其中沒有${what}年的相關內容。${near}`
      : `${held};這裡沒有${what}年的相關內容。`;
  if (reason === "name")
    return held === null ? `語料庫沒有說明:相關內容中沒有提到${what}。${near}` : `${held};相關內容中沒有提到${what}。`;
  if (what === "") return held === null ? "語料庫沒有說明。" : `${held};但沒有說明這一點。`;
  if (held !== null) return `${held};這裡沒有說到:${what}。`;
  return `語料庫沒有說明:其中沒有關於${what}的內容。`;
}

/** Why there is no answer, in the asker's language: what is missing, and what the nearest article is of. */
export function refusalWords(language: Language, facts: RefusalFacts): string {
  return { en: english, "zh-Hans": simplified, "zh-Hant": traditional }[language](facts);
}

import type { Article } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";

/** The place of an article, as a question says it: 西安 for "西安（線上）". */
export function shortPlace(article: Article): string {
  const place = /^\p{Script=Han}+/u.exec(fold(article.place ?? ""))?.[0] ?? "";
  return place.length > 2 ? place.replace(/[市省县区]$/u, "") : place;
}

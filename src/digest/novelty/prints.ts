import { hash } from "node:crypto";
import type { Article, Sentence } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import { trimLead } from "../telling/trim-lead.ts";

/** Enough of a digest to tell the sentences of one article apart. */
const LENGTH = 10;

/** A print of a sentence's letters and digits, by which it is known again. */
export function printOf(text: string): string {
  return hash("sha1", fold(text).replace(/[^\p{L}\p{N}]+/gu, "")).slice(0, LENGTH);
}

/** The prints of an article's sentences as they are shown, without datelines. */
export function printsOf(article: Article, sentences: readonly Sentence[]): readonly string[] {
  return sentences.map((sentence) => {
    const { start, end } = trimLead(article, sentence);
    return printOf(article.text.slice(start, end));
  });
}

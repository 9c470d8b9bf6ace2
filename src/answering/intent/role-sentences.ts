import type { Article, Sentence } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import { postsOf } from "../../retrieval/query/roles.ts";
import type { SentenceRef } from "../evidence/sentence-ref.ts";

/** The sentences of an article that name somebody, those first that say most of the role beside the name. */
export function roleSentences(
  article: Article,
  sentences: readonly Sentence[],
  names: readonly string[],
  role: string,
): { readonly stated: readonly SentenceRef[]; readonly named: readonly SentenceRef[] } {
  const folded = names.map(fold);
  const posts = postsOf(role);
  const scored = sentences.flatMap(({ start, end }, order) => {
    const text = fold(article.text.slice(start, end));
    const at = folded.map((name) => text.indexOf(name)).find((each) => each >= 0);
    if (at === undefined) return [];
    return [{ ref: { article, sentences, order }, says: saysOf(text, at, posts) }];
  });
  return {
    stated: scored
      .filter(({ says }) => says > 0)
      .toSorted((a, b) => b.says - a.says)
      .map(({ ref }) => ref),
    named: scored.map(({ ref }) => ref),
  };
}

/** A title further away than the names of its body and department belongs to somebody else. */
const NEAR = 40;

/** How many characters of the posts stand near the name. A title alone counts, what it is the title of counts more. */
function saysOf(text: string, at: number, posts: ReturnType<typeof postsOf>): number {
  const near = text.slice(Math.max(0, at - NEAR), at + NEAR);
  let says = 0;
  for (const { text: post, title } of posts) {
    if (near.includes(post)) says += post.length;
    else if (title !== "" && near.includes(title)) says += title.length;
  }
  return says;
}

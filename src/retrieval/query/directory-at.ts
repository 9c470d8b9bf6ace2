import type { Lexicon } from "../../language/lexicon.ts";
import type { PassageIndex } from "../../ports/passage-index.ts";
import { createNameDirectory, type NameDirectory } from "./name-directory.ts";

/** Gives the function that gives the directory of what the index holds now, made anew only when that has changed. */
export function createDirectoryAt(
  index: Pick<PassageIndex, "status" | "articles">,
  lexicon: Lexicon,
): () => Promise<NameDirectory> {
  let kept: { readonly updated: string; readonly directory: Promise<NameDirectory> } | null = null;
  return async () => {
    const { updated } = await index.status();
    if (kept?.updated !== updated) {
      const directory = index.articles().then((articles) => createNameDirectory(articles, lexicon));
      // A failed reading is tried again with the next question.
      directory.catch(() => {
        kept = null;
      });
      kept = { updated, directory };
    }
    return kept.directory;
  };
}

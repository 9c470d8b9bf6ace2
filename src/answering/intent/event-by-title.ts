import type { Article } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";

/** "7th" is written "seventh" in titles. */
const ORDINALS = [
  ["fourth", "4th"],
  ["fifth", "5th"],
  ["sixth", "6th"],
  ["seventh", "7th"],
  ["eighth", "8th"],
  ["ninth", "9th"],
  ["tenth", "10th"],
] as const;
/** Shorter Latin words are no names. */
const SHORTEST = 5;

/**
 * The articles a folded text points to by words that stand in one title only, or in another name of what that title names ("the
 * alliance", 七院), each with how many such words; those with most first.
 */
export function eventsByTitle(
  folded: string,
  all: readonly Article[],
): readonly { readonly article: Article; readonly words: number }[] {
  const words = all.map(wordsOf);
  const held = new Map<string, number>();
  for (const own of words) for (const word of own) held.set(word, (held.get(word) ?? 0) + 1);
  const said = wordsIn(folded);
  return all
    .map((article, i) => ({
      article,
      words: [...words[i]!].filter((word) => held.get(word) === 1 && said.has(word)).length,
    }))
    .filter((each) => each.words > 0)
    .toSorted((a, b) => b.words - a.words);
}

/** The words of an article's titles, and of every name of the bodies and events that stand in them. */
function wordsOf({ title, titleEn, aliases }: Article): ReadonlySet<string> {
  const titles = fold([title, titleEn ?? ""].join("\n"));
  const own = aliases.filter(({ names }) => names.some((name) => titles.includes(fold(name))));
  return wordsIn([titles, ...own.flatMap(({ names }) => names.map(fold))].join("\n"));
}

/** Words of titles that are said of any event. */
const ANY_EVENT =
  /^(?:people|world|medic|medicine|medical|launch|launched|event|events|discuss|discusses|experts?|annual|online|first|held|hosts?|signs|projects?|industry|conference|meeting|forum|summit)$/u;

/** Long Latin words without the plural's s, and pairs of Chinese characters. */
function wordsIn(folded: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [word] of folded.matchAll(/[a-z\d]+/gu)) {
    const ordinal = ORDINALS.find((forms) => forms.some((form) => form === word))?.[0];
    const single = word.replace(/s$/u, "");
    if (ordinal !== undefined) words.add(ordinal);
    else if (single.length >= SHORTEST && !ANY_EVENT.test(word)) words.add(single);
  }
  for (const [run] of folded.matchAll(/\p{Script=Han}{2,}/gu))
    for (let at = 0; at + 1 < run.length; at++) words.add(run.slice(at, at + 2));
  return words;
}

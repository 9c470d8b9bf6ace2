import type { Article } from "../../domain/article.ts";
import { fold } from "../../language/fold.ts";
import type { SearchTerm } from "./search-term.ts";

/** Every known name, folded, and the names that stand for what it may mean. */
export type AliasTable = ReadonlyMap<string, ReadonlySet<string>>;

/** The names of the corpus's own people and organisations, from its articles' people and aliases. */
export function aliasTable(articles: Iterable<Article>): AliasTable {
  const table = new Map<string, Set<string>>();
  for (const { people, aliases } of articles) {
    const groups = [
      ...people.map(({ name, romanised }) => (romanised ? [name, romanised] : [name])),
      ...aliases.map(({ names }) => names),
    ];
    for (const names of groups) {
      for (const name of names) {
        const key = fold(name);
        const canonical = table.get(key) ?? new Set<string>();
        canonical.add(fold(names[0]!));
        table.set(key, canonical);
      }
    }
  }
  return table;
}

const SHORTEST = 2;

/** Search terms for the known names in a question, longest first; a name inside a longer one is not searched by itself. */
export function aliasTerms(question: string, table: AliasTable): readonly SearchTerm[] {
  let rest = fold(question);
  const terms: SearchTerm[] = [];
  for (const name of [...table.keys()]
    .filter((key) => key.length >= SHORTEST && holds(rest, key))
    .sort((a, b) => b.length - a.length)) {
    if (!holds(rest, name)) continue;
    rest = rest.replaceAll(name, " ");
    const canonical = [...table.get(name)!];
    terms.push({
      text: name,
      kind: "alias",
      weight: 1.5,
      alternatives: canonical.map((each) => ({ term: `a${each}`, weight: 1 })),
    });
  }
  return terms;
}

/** Latin names match whole words only: "AI" is not in "Shanghai". */
function holds(text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  if (!/^[a-z0-9]|[a-z0-9]$/u.test(name)) return true;
  const at = text.indexOf(name);
  return !/[a-z0-9]/u.test(text[at - 1] ?? " ") && !/[a-z0-9]/u.test(text[at + name.length] ?? " ");
}

import { readFileSync } from "node:fs";

/** How titles are said, and how people are addressed by them. */
export interface TitleWords {
  /** A Chinese title, folded, and its English, the usual word first. */
  readonly titles: ReadonlyMap<string, readonly string[]>;
  /** An English title and every Chinese one it may stand for. */
  readonly chineseOf: ReadonlyMap<string, readonly string[]>;
  /** What English puts before the title of a deputy. */
  readonly deputy: readonly string[];
  /** English titles whose deputy is a "vice", and those whose deputy is an "associate"; the others have a "deputy". */
  readonly vice: readonly string[];
  readonly associate: readonly string[];
  /** Endings of bodies whose 院长 is a dean. */
  readonly dean: readonly string[];
  /** English words that end what is said of the body of a role. */
  readonly afterBody: readonly string[];
  /** English words beside a role that tell nothing of its body. */
  readonly aside: readonly string[];
}

/** Words put beside a surname alone, and what the role of the one meant may say: the nearest group first. */
export interface Addresses {
  readonly english: ReadonlyMap<string, readonly string[]>;
  readonly chinese: ReadonlyMap<string, readonly string[]>;
}

/** The nouns that names of bodies and events end in. */
export interface BodyWords {
  /** An English noun and how Chinese names of such bodies end. */
  readonly heads: Readonly<Record<string, readonly string[]>>;
  readonly events: readonly string[];
  readonly chineseEvents: readonly string[];
  /** Nouns that with a place alone say no single body. */
  readonly bare: readonly string[];
  readonly chineseHeads: readonly string[];
  readonly chineseBare: readonly string[];
}

type Lists = Readonly<Record<string, readonly string[]>>;

const kept = new Map<string, unknown>();

function read<T>(name: string, make: (raw: never) => T): T {
  if (!kept.has(name)) {
    kept.set(name, make(JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), "utf8")) as never));
  }
  return kept.get(name) as T;
}

/** The titles, read at the first call. */
export function titleWords(): TitleWords {
  return read("titles", (raw: Omit<TitleWords, "titles" | "chineseOf"> & { readonly titles: Lists }) => {
    const titles = new Map(Object.entries(raw.titles));
    const chineseOf = new Map<string, readonly string[]>();
    for (const [chinese, english] of titles)
      for (const each of english) chineseOf.set(each, [...(chineseOf.get(each) ?? []), chinese]);
    return { ...raw, titles, chineseOf };
  });
}

/** The ways of address, read at the first call. */
export function addresses(): Addresses {
  return read("addresses", (raw: { english: Lists; chinese: Lists }) => ({
    english: new Map(Object.entries(raw.english)),
    chinese: new Map(Object.entries(raw.chinese)),
  }));
}

/** The nouns of bodies, read at the first call. */
export function bodyWords(): BodyWords {
  return read("bodies", (raw: BodyWords) => raw);
}

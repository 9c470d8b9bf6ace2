import type { AliasGroup, Person } from "../../domain/article.ts";
import { ENGLISH_STOP_WORDS, englishWords } from "../../language/english.ts";
import { fold } from "../../language/fold.ts";
import { chineseSkeletons } from "../../language/transliteration.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { type Name, namesIn } from "./names-in.ts";
import { spokenIn } from "./sounds.ts";

/** A sentence given as evidence, with what its article knows besides. `published` is an ISO day. */
export interface EvidenceSentence {
  readonly text: string;
  readonly title?: string;
  readonly published?: string;
  readonly people?: readonly Person[];
  readonly aliases?: readonly AliasGroup[];
}

/** A clause of the evidence with the views in which a word of the claim may be found. Each view is made at its first use. */
export interface EvidenceClause extends Clause {
  readonly isTitle: boolean;
  /** Counts those who speak: what one says holds until the next speaks ("A指出，…。B表示，…"). */
  readonly voice: number;
  readonly stems: () => ReadonlySet<string>;
  readonly glosses: () => ReadonlySet<string>;
  readonly skeletons: () => ReadonlySet<string>;
  /** Whether these pinyin syllables are read in it, one after another. */
  readonly speaks: (syllables: readonly string[]) => boolean;
}

/** The evidence as the checks read it. */
export interface Evidence {
  readonly clauses: readonly EvidenceClause[];
  /** The sentences, folded, with the names in them. */
  readonly sentences: readonly {
    readonly text: string;
    readonly names: () => readonly Name[];
  }[];
  /** All sentences and titles, folded, one a line. */
  readonly text: string;
  /** Without spaces and marks. */
  readonly bare: string;
  /** The day against which bare dates are read. */
  readonly published: string | undefined;
  /** Folded names that mean the same person or organisation. */
  readonly aliases: readonly (readonly string[])[];
}

function once<T>(make: () => T): () => T {
  let value: { readonly of: T } | null = null;
  return () => {
    value ??= { of: make() };
    return value.of;
  };
}

/** Takes spaces and marks out of folded text, so that names compare by their characters. */
export const bare = (folded: string): string => folded.replace(/[\s\p{P}\p{S}]+/gu, "");

function dress(clause: Clause, isTitle: boolean, lexicon: ClaimLexicon): EvidenceClause {
  const words = () => lexicon.segment(clause.text).filter((w) => /^\p{Script=Han}{2,}$/u.test(w));
  const content = () => englishWords(clause.text).filter((w) => !ENGLISH_STOP_WORDS.has(w));
  return {
    ...clause,
    isTitle,
    voice: 0,
    stems: once(() => new Set(content().map(lexicon.stem))),
    glosses: once(() => new Set(words().flatMap((w) => lexicon.glosses(w)))),
    skeletons: once(() => new Set(chineseSkeletons(clause.text, (char) => lexicon.readings(char)[0]))),
    speaks: (syllables) => spokenIn(clause.text, syllables, lexicon.readings),
  };
}

const SPEAKS = /(?:表示|指出|认为|强调|介绍|透露|坦言|宣布|说|称|道)\s*"?$/u;

function withVoices(clauses: readonly EvidenceClause[]): readonly EvidenceClause[] {
  let voice = 0;
  return clauses.map((clause) => {
    if (SPEAKS.test(clause.text)) voice++;
    return { ...clause, voice };
  });
}

/** The day of the article: as given, else the first whole date written in the evidence. */
function publishedOf(sentences: readonly EvidenceSentence[]): string | undefined {
  const given = sentences.find((s) => s.published !== undefined)?.published;
  const found = /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(sentences[0]?.text ?? "");
  return (
    given ??
    found
      ?.slice(1)
      .map((n) => (n ?? "").padStart(2, "0"))
      .join("-")
  );
}

/** Prepares evidence for the checks. */
export function readEvidence(sentences: readonly EvidenceSentence[], lexicon: ClaimLexicon): Evidence {
  const titles = [...new Set(sentences.flatMap((s) => (s.title === undefined ? [] : [s.title])))].map(fold);
  const folded = sentences.map((s) => fold(s.text));
  const fallback = publishedOf(sentences);
  const clauses = [
    ...folded.flatMap((text, i) =>
      clausesOf(text, i, sentences[i]?.published ?? fallback).map((c) => dress(c, false, lexicon)),
    ),
    ...titles.flatMap((text, i) => clausesOf(text, -1 - i, fallback).map((c) => dress(c, true, lexicon))),
  ];
  const text = [...folded, ...titles].join("\n");
  const people = sentences.flatMap((s) => s.people ?? []).map((p) => [p.name, p.romanised ?? ""]);
  const aliases = sentences.flatMap((s) => s.aliases ?? []).map((group) => group.names);
  const groups = [...people, ...aliases].map((names) => names.map(fold).filter((n) => n !== ""));
  const named = folded.map((text) => ({
    text,
    names: once(() => namesIn(text, lexicon)),
  }));
  return {
    clauses: withVoices(clauses),
    sentences: named,
    text,
    bare: bare(text),
    published: fallback,
    aliases: groups.filter((g) => g.length > 1),
  };
}

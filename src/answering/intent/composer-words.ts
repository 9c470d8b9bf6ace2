import { readFileSync } from "node:fs";
import type { Language } from "../../domain/article.ts";

/** A kind of thing that a list may be asked for. */
export interface ItemKind {
  readonly kind: "person" | "body" | "talk" | "point" | "event";
  /** How a question calls it. */
  readonly asked: readonly string[];
  /** What stands in a role, a name or a sentence of it; empty where anything of the kind will do. */
  readonly held: readonly string[];
  /** Of a body: titles that only the head of such a body has. */
  readonly headed?: readonly string[];
  /** Of a body: names that end so are none, though they hold a word of `held`. */
  readonly not?: readonly string[];
}

/** What people and bodies do: how a question says it and how a text tells it. */
export interface Predicate {
  readonly name: string;
  /** "body" where bodies do it rather than people: who founded or hosted something asks for organisations. */
  readonly by?: "body";
  readonly asked: readonly string[];
  readonly told: readonly string[];
}

/** What events are compared by: how a question says it and how a text tells it. */
export interface Aspect {
  readonly name: string;
  readonly asked: readonly string[];
  readonly told: readonly string[];
}

/** Words that say where a question wants to be answered from, and that a text tells of an event. */
export interface ScopeWords {
  readonly everywhere: readonly string[];
  readonly event: readonly string[];
  readonly held: readonly string[];
}

const kept = new Map<string, unknown>();

function read<T>(name: string): T {
  if (!kept.has(name)) kept.set(name, JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), "utf8")));
  return kept.get(name) as T;
}

/** The kinds of items, read at the first call; of two that fit a question the earlier is meant. */
export function itemKinds(): readonly ItemKind[] {
  return read("item-kinds");
}

/** The predicates, read at the first call. */
export function predicates(): readonly Predicate[] {
  return read("predicates");
}

/** The aspects, read at the first call; of two that fit a question the earlier is meant. */
export function aspects(): readonly Aspect[] {
  return read("aspects");
}

/** The words of scope, read at the first call. */
export function scopeWords(): ScopeWords {
  return read("scope-words");
}

/** The words of the comparison's and the yes-or-no question's composers, read at the first call. */
export function questionShapes(): Readonly<Record<string, readonly string[]>> {
  return read("question-shapes");
}

/** A sentence of ours in the asker's language, its `{places}` filled in. */
export function composedWords(
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text =
    read<Readonly<Record<Language, Readonly<Record<string, string>>>>>("composed-words")[language][key] ?? "";
  return text.replace(/\{(\p{L}+)\}/gu, (_, name: string) => String(values[name] ?? ""));
}

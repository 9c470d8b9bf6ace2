import { readFileSync } from "node:fs";
import type { AliasGroup, Language, Person } from "../../../domain/article.ts";
import { firstDay } from "../../extract/read-day.ts";

/** What a value gives: the field, or in words what it should be. */
export type Read<T> = { readonly value: T } | { readonly wanted: string };

const KEYS = JSON.parse(readFileSync(new URL("../data/front-matter-keys.json", import.meta.url), "utf8")) as Readonly<
  Record<string, string | readonly string[]>
>;

/** The values given for a field under any of its names, the surest name first. */
export function valuesOf(field: string, given: ReadonlyMap<string, unknown>): readonly (readonly [string, unknown])[] {
  const names = KEYS[field];
  if (!Array.isArray(names)) return [];
  return names.flatMap((name: string) => {
    const key = bareKey(name);
    return given.has(key) ? [[name, given.get(key)] as const] : [];
  });
}

/** A key as it is compared. */
export function bareKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]+/gu, "");
}

/** Text, a number, or the first text of a list; links of note takers lose their brackets. */
export function readText(value: unknown): Read<string> {
  const one = Array.isArray(value) ? value.find((each) => each !== null && each !== "") : value;
  if (typeof one === "string") return { value: one.replace(/^\[\[([^\]|]*)(?:\|[^\]]*)?\]\]$/u, "$1").trim() };
  if (typeof one === "number" || typeof one === "boolean" || typeof one === "bigint") return { value: String(one) };
  if (one instanceof Date) return { value: one.toISOString().slice(0, 10) };
  return { wanted: "must be text" };
}

/** A publisher is a name: an address in its place is something else. */
export function readName(value: unknown): Read<string> {
  const text = readText(value);
  return "value" in text && /^https?:/iu.test(text.value) ? { wanted: "must be a name, not an address" } : text;
}

/** A whole day in any notation. */
export function readDate(value: unknown): Read<string> {
  const text = readText(value);
  const day = "value" in text ? firstDay(text.value, { compact: true }) : undefined;
  return day === undefined ? { wanted: "must be a whole date like 2025-06-08" } : { value: day };
}

/** A day, a month or a year. */
export function readPartialDate(value: unknown): Read<string> {
  const text = readText(value);
  const plain = "value" in text ? (/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/u.exec(text.value)?.[0] ?? undefined) : undefined;
  const day = plain ?? ("value" in text ? firstDay(text.value, { compact: true }) : undefined);
  return day === undefined ? { wanted: "must be a date like 2025-06-08, 2025-06 or 2025" } : { value: day };
}

/** A language by its tag in any of its spellings; Chinese without a script is left for the text to tell. */
export function readLanguage(value: unknown): Read<Language | null> {
  const text = readText(value);
  const tag = "value" in text ? text.value.toLowerCase().replaceAll("_", "-") : "";
  if (/^en(?:-|$)|^english$/u.test(tag)) return { value: "en" };
  if (/^zh-(?:hant|tw|hk|mo)\b|^繁/u.test(tag)) return { value: "zh-Hant" };
  if (/^zh-(?:hans|cn|sg|my)\b|^简/u.test(tag)) return { value: "zh-Hans" };
  if (/^(?:zh|cmn|chinese|中文|汉语)$/u.test(tag)) return { value: null };
  return { wanted: "must be en, zh-Hans or zh-Hant" };
}

/** An address of the web. */
export function readAddress(value: unknown): Read<string> {
  const text = readText(value);
  return "value" in text && /^https?:\/\/\S+$/iu.test(text.value)
    ? text
    : { wanted: "must be an address like https://…" };
}

/** People by name, or with a name in Latin letters and a role. */
export function readPeople(value: unknown): Read<readonly Person[]> {
  const people = (Array.isArray(value) ? value : [value]).map(personOf);
  return people.includes(null)
    ? { wanted: "must be names, or entries with name, romanised and role" }
    : { value: people as readonly Person[] };
}

function personOf(value: unknown): Person | null {
  if (typeof value === "string") return { name: value.trim() };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value).filter(([key]) => key === "name" || key === "romanised" || key === "role");
  const read = entries.map(([key, each]) => [key, readText(each)] as const);
  if (!read.some(([key]) => key === "name") || read.some(([, each]) => !("value" in each))) return null;
  return Object.fromEntries(read.map(([key, each]) => [key, "value" in each ? each.value : ""])) as unknown as Person;
}

/** Groups of names that mean the same; a plain list of names is one group. */
export function readAliases(value: unknown): Read<readonly AliasGroup[]> {
  const list = typeof value === "string" ? value.split(/[,，、]/u) : value;
  if (!Array.isArray(list)) return { wanted: "must be a list of names" };
  const groups: readonly unknown[] = list.some(Array.isArray) ? list : [list];
  const named = groups.map((group) => textsOf(group));
  if (named.includes(null)) return { wanted: "must be a list of names, or of lists of names" };
  return {
    value: (named as readonly (readonly string[])[]).filter((names) => names.length > 1).map((names) => ({ names })),
  };
}

/** A list of texts, or one text. */
export function readTexts(value: unknown): Read<readonly string[]> {
  const texts = textsOf(value);
  return texts === null ? { wanted: "must be a text or a list of texts" } : { value: texts };
}

function textsOf(value: unknown): readonly string[] | null {
  const read = (Array.isArray(value) ? value : [value]).map(readText);
  if (read.some((each) => !("value" in each))) return null;
  return read.flatMap((each) => ("value" in each && each.value !== "" ? [each.value] : []));
}

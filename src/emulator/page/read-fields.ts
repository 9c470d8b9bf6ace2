import { isFields } from "../args.ts";
import type { Fields } from "../model.ts";

/** The objects of a list; none when it is no list. */
export function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** A string as it is, the words of a text object, nothing for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return isFields(value) && typeof value.text === "string" ? value.text : "";
}

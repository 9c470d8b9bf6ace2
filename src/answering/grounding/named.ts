import { bare, type Evidence } from "./evidence.ts";
import { inOrder } from "./holds.ts";

/** By its characters, by another name for the same, or as an abbreviation of a longer name. */
export function named(name: string, evidence: Evidence): boolean {
  const plain = bare(name);
  if (evidence.bare.includes(plain) || isAlias(name, evidence)) return true;
  return plain.length >= 3 && inOrder(plain, evidence.text);
}

/** Whether the evidence knows another of its names and has that. */
export function isAlias(name: string, evidence: Evidence): boolean {
  const plain = bare(name);
  return evidence.aliases.some(
    (group) => group.some((n) => bare(n) === plain) && group.some((n) => evidence.text.includes(n)),
  );
}

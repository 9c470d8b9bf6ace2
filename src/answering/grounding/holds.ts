import type { Atom } from "./atoms.ts";
import type { EvidenceClause } from "./evidence.ts";
import { alike } from "./sounds.ts";

const before = new WeakMap<Atom, WeakMap<EvidenceClause, number>>();

/** How surely a clause of the evidence holds the word, 0 to 1. Remembered, because every check asks it. */
export function holds(clause: EvidenceClause, atom: Atom): number {
  const known = before.get(atom) ?? new WeakMap<EvidenceClause, number>();
  before.set(atom, known);
  let found = known.get(clause);
  if (found === undefined) {
    found = judge(clause, atom);
    known.set(clause, found);
  }
  return found;
}

function judge(clause: EvidenceClause, atom: Atom): number {
  const named = holdsName(clause, atom);
  if (named > 0 || atom.stem !== null)
    return named || (atom.loose.some((form) => clause.text.includes(form)) ? 0.7 : 0);
  if (atom.glosses.some((g) => clause.glosses().has(g) || clause.stems().has(g))) return 0.8;
  return inOrder(atom.text, clause.text) ? 0.7 : 0;
}

/** The same without synonyms: by characters, letters, translation, reading or sound. */
export function holdsName(clause: EvidenceClause, atom: Atom): number {
  if (atom.forms.some((form) => clause.text.includes(form))) return 1;
  if (atom.stem === null) return 0;
  if (clause.stems().has(atom.stem)) return 1;
  if (atom.spoken && atom.spoken.length > 1 && clause.speaks(atom.spoken)) return 0.9;
  const chinese = clause.skeletons();
  if (atom.skeletons.some((s) => chinese.has(s))) return 0.9;
  return atom.skeletons.some((s) => [...chinese].some((c) => alike(s, c))) ? 0.8 : 0;
}

/** An abbreviation: the characters of the word stand in this order close together (卫健委 in 卫生健康委员会). */
export function inOrder(word: string, text: string): boolean {
  if (word === "") return false;
  const reach = word.length * 2 + 2;
  for (let from = text.indexOf(word[0] ?? ""); from >= 0; from = text.indexOf(word[0] ?? "", from + 1)) {
    let at = from;
    let k = 1;
    for (; k < word.length; k++) {
      at = text.indexOf(word[k] ?? "", at + 1);
      if (at < 0 || at - from >= reach) break;
    }
    if (k === word.length && /^[\p{Script=Han}\d]+$/u.test(text.slice(from, at + 1))) return true;
  }
  return false;
}

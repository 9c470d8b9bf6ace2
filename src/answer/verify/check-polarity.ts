import { type Atom, hanWords } from "./atoms.ts";
import type { Claim } from "./claim.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import type { Evidence, EvidenceClause } from "./evidence.ts";
import { holds } from "./holds.ts";
import { blanked, type Mood, missingKind, moodOf, negates } from "./modality.ts";
import { rejected, type Verification } from "./verdict.ts";

/** Checks that the claim neither turns round what the evidence says nor makes more certain what it leaves open. */
export function checkPolarity(claim: Claim, evidence: Evidence, lexicon: ClaimLexicon): Verification | null {
  const missing = missingKind(
    claim.text,
    evidence.clauses
      .filter((c) => !c.isTitle)
      .map((c) => c.text)
      .join("\n"),
  );
  if (missing !== null) return rejected("polarity-differs", `The cited sentences do not say “${missing}”.`);
  for (const clause of claim.clauses) {
    const atoms = claim.atoms.filter((a) => a.start >= clause.start && a.end <= clause.start + clause.text.length);
    const near = closest(atoms, evidence);
    if (near.length === 0) continue;
    if (negates(clause.text) && !near.some((c) => negates(c.text))) {
      return rejected("polarity-differs", `The claim denies what the cited sentences say: “${clause.text.trim()}”.`);
    }
    for (const verb of verbsOf(clause, atoms, lexicon)) {
      const wrong = compare(verb, clause, near);
      if (wrong) return wrong;
    }
  }
  return null;
}

/** The clauses of the sentences that hold most of these words; a sentence that holds nearly as many counts too. */
function closest(atoms: readonly Atom[], evidence: Evidence): readonly EvidenceClause[] {
  if (atoms.length === 0) return [];
  const scores = new Map<number, number>();
  for (const atom of atoms) {
    const bySentence = new Map<number, number>();
    for (const c of evidence.clauses)
      bySentence.set(c.sentence, Math.max(bySentence.get(c.sentence) ?? 0, holds(c, atom)));
    for (const [sentence, held] of bySentence) scores.set(sentence, (scores.get(sentence) ?? 0) + held);
  }
  const best = Math.max(...scores.values());
  return best <= 0 ? [] : evidence.clauses.filter((c) => (scores.get(c.sentence) ?? 0) >= best * 0.8);
}

interface Verb {
  readonly text: string;
  /** Offset in the clause. */
  readonly start: number;
  readonly forms: readonly string[];
}

/** Words that the dictionary explains with "to …", and English words that have such a translation. */
function verbsOf(
  clause: { readonly text: string; readonly start: number },
  atoms: readonly Atom[],
  lexicon: ClaimLexicon,
): readonly Verb[] {
  const isVerb = (word: string) => lexicon.glosses(word).some((gloss) => gloss.startsWith("to "));
  const chinese = [...clause.text.matchAll(/\p{Script=Han}+/gu)].flatMap((run) => hanWords(run[0], run.index, lexicon));
  const verbs = chinese
    .filter((w) => w.text.length > 1 && isVerb(w.text))
    .map((w) => ({ text: w.text, start: w.start, forms: [w.text] }));
  const english = atoms
    .filter((a) => a.stem !== null && !a.capital)
    .map((a) => ({
      text: a.text,
      start: a.start - clause.start,
      forms: [...a.forms.filter((f) => f.length > 1 && isVerb(f)), a.text],
    }));
  return [...verbs, ...english];
}

function compare(verb: Verb, clause: { readonly text: string }, near: readonly EvidenceClause[]): Verification | null {
  const moods = near.flatMap((c) => moodsIn(c.text, verb.forms, "near"));
  if (moods.length === 0) return null;
  const [mine] = moodsIn(clause.text, [verb.text], "far");
  if (mine === undefined) return null;
  if (moods.every((m) => m.negated) && !negates(clause.text)) {
    return rejected("polarity-differs", `The cited sentences deny “${verb.text}”.`);
  }
  if (mine.negated && moods.every((m) => !m.negated))
    return rejected("polarity-differs", `The claim denies “${verb.text}”, the cited sentences do not.`);
  const claimsFact = !mine.open && !mine.proposed && !mine.future;
  if (claimsFact && moods.every((m) => m.open || m.proposed)) {
    return rejected(
      "polarity-differs",
      `The cited sentences say “${verb.text}” only as possible, planned or proposed.`,
    );
  }
  if (mine.done && claimsFact && moods.every((m) => (m.open || m.proposed || m.future) && !m.done)) {
    return rejected("polarity-differs", `The cited sentences do not say that “${verb.text}” has happened.`);
  }
  return null;
}

function moodsIn(text: string, forms: readonly string[], reach: "near" | "far"): readonly Mood[] {
  const safe = blanked(text);
  return forms.flatMap((form) => {
    const found: Mood[] = [];
    for (let at = safe.indexOf(form); at >= 0; at = safe.indexOf(form, at + form.length)) {
      found.push(moodOf(safe.slice(0, at), safe.slice(at + form.length), reach));
    }
    return found;
  });
}

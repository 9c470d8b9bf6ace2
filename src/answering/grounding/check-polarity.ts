import { type Atom, hanWords } from "./atoms.ts";
import type { Claim } from "./claim.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import type { Evidence, EvidenceClause } from "./evidence.ts";
import { holds } from "./holds.ts";
import { blanked, LASTING, type Mood, missingKind, moodBefore, moodOf, negates } from "./modality.ts";
import { kindOf } from "./names-in.ts";
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
      const wrong = compare(verb, clause, near, LASTING.test(blanked(claim.text.slice(0, clause.start))));
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
  /** False for a word that need not be a verb: only what stands right before it counts. */
  readonly sure: boolean;
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
    .filter((w) => w.text.length > 1 && kindOf(w.text, lexicon) === null)
    .map((w) => ({
      text: w.text,
      start: w.start,
      forms: [w.text],
      sure: isVerb(w.text),
    }));
  const english = atoms
    .filter((a) => a.stem !== null && !a.capital)
    .map((a) => ({
      text: a.text,
      start: a.start - clause.start,
      forms: [...a.forms.filter((f) => f.length > 1 && isVerb(f)), a.text],
      sure: true,
    }));
  return [...verbs, ...english];
}

function compare(
  verb: Verb,
  clause: { readonly text: string },
  near: readonly EvidenceClause[],
  toCome: boolean,
): Verification | null {
  const moods = near.flatMap((c) => moodsIn(c.text, verb.forms, verb.sure ? "near" : "adjacent"));
  if (moods.length === 0) return null;
  const [mine] = moodsIn(clause.text, [verb.text], "far");
  const right = verb.sure ? mine : moodsIn(clause.text, [verb.text], "adjacent")[0];
  if (mine === undefined) return null;
  if (moods.every((m) => m.negated) && !negates(clause.text)) {
    return rejected("polarity-differs", `The cited sentences deny “${verb.text}”.`);
  }
  if (right?.negated && moods.every((m) => !m.negated))
    return rejected("polarity-differs", `The claim denies “${verb.text}”, the cited sentences do not.`);
  const claimsFact = !mine.open && !mine.proposed && !mine.future;
  if (claimsFact && moods.every((m) => m.open || m.proposed)) {
    return rejected(
      "polarity-differs",
      `The cited sentences say “${verb.text}” only as possible, planned or proposed.`,
    );
  }
  if (claimsFact && !toCome && moods.every((m) => (m.open || m.proposed || m.future) && !m.done)) {
    return rejected("polarity-differs", `The cited sentences do not say that “${verb.text}” has happened.`);
  }
  return null;
}

function moodsIn(text: string, forms: readonly string[], reach: "near" | "far" | "adjacent"): readonly Mood[] {
  const safe = blanked(text);
  return forms.flatMap((form) => {
    const found: Mood[] = [];
    for (let at = safe.indexOf(form); at >= 0; at = safe.indexOf(form, at + form.length)) {
      const before = safe.slice(0, at);
      found.push(reach === "adjacent" ? moodBefore(before) : moodOf(before, safe.slice(at + form.length), reach));
    }
    return found;
  });
}

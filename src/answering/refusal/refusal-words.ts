import type { Language } from "../../domain/article.ts";
import type { AskedKind } from "../../language/asked-kind.ts";
import { createPhrases } from "../../language/phrases.ts";
import type { Lack } from "../sufficiency/judge-sufficiency.ts";

/** What a refusal has to say: everything in it stands in the question or in the nearest article's metadata. */
export interface RefusalFacts {
  /** "kind": what is asked of is told, but no value of the asked kind. */
  readonly reason: Lack | "kind";
  /** Words of the question that the corpus does not meet, as asked. */
  readonly missing: readonly string[];
  /** Names of the question that the nearest article holds, as asked. */
  readonly known: readonly string[];
  /** When and where the nearest article is of, when that is known. */
  readonly nearest: string | null;
  /** The kind of value that is missing; for the reason "kind". */
  readonly wanted?: AskedKind;
}

const SHOWN = 3;
const SHOWN_NAMES = 2;

type Reason = "year" | "name" | "thin" | "kind" | "bare";
const phrase = createPhrases<
  Reason | `held-${Reason}` | `kind-${NonNullable<AskedKind>}` | "held" | "near" | "list" | "names"
>(new URL("data/refusal.json", import.meta.url));

/**
 * Why there is no answer, in the asker's language: what is missing, and what the nearest article is of. Without anything
 * named as missing it says no more than that.
 */
export function refusalWords(language: Language, { reason, missing, known, nearest, wanted }: RefusalFacts): string {
  const what = missing.slice(0, SHOWN).join(phrase(language, "list"));
  const who = known.slice(0, SHOWN_NAMES).join(phrase(language, "names"));
  const kind = wanted == null ? "" : phrase(language, `kind-${wanted}`);
  const told = reasonToTell(reason, what, kind);
  if (who === "" || nearest === null) {
    const near = nearest === null ? "" : phrase(language, "near", { nearest });
    return phrase(language, told, { what, kind, near });
  }
  const held = phrase(language, "held", { who, nearest, count: Math.min(known.length, SHOWN_NAMES) });
  return phrase(language, `held-${told}`, { held, what, kind });
}

function reasonToTell(reason: RefusalFacts["reason"], what: string, kind: string): Reason {
  if (reason === "kind" && kind !== "") return "kind";
  if (what === "") return "bare";
  return reason === "kind" ? "thin" : reason;
}

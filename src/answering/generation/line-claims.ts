/** A claim as the model wrote it, not yet checked. */
export interface WrittenClaim {
  readonly text: string;
  readonly ids: readonly string[];
}

/** Ids at the end of a line, in any bracket that models put for ⟦⟧. */
const IDS = /(?<![⟦[【［(（])[⟦[【［(（]+\s*([a-z]{3}(?:[\s,，、;；]+[a-z]{3})*)\s*[⟧\]】］)）]+\s*[.。]?\s*/giu;
const INSUFFICIENT = /^(?:[⟦[【(（]+\s*insufficient\s*[⟧\]】)）]+|insufficient[.。]?$)(?<missing>.*)$/isu;
const FENCE = /^`{3}/u;

/** Reads one line of the line format: a claim, or what the sources lack ("" where that is not said); null for a line that says nothing. */
export function readClaimLine(line: string): WrittenClaim | { readonly missing: string } | null {
  const bare = line.trim();
  if (bare === "" || FENCE.test(bare)) return null;
  const lacking = INSUFFICIENT.exec(bare)?.groups;
  if (lacking !== undefined) return { missing: lacking.missing!.trim() };
  const ids = [...bare.matchAll(IDS)].flatMap(([, list]) => list!.toLowerCase().split(/[\s,，、;；]+/u));
  const text = bare.replace(IDS, "").trim();
  return text === "" ? null : { text, ids };
}

import { fold } from "../../language/fold.ts";
import { type Noise, ruleAgainst } from "./noise-rules.ts";
import { bylineNoise, creditNoise } from "./page-fields.ts";

/** Longer lines are judged sentence by sentence: they may be an article about copyright, or about editors. */
const LONGEST_NOTICE = 160;

/** Why a line is not part of the text, judged by its own words; null when it may be. */
export function lineNoise(line: string): Noise | null {
  if (line.length > LONGEST_NOTICE) return null;
  const folded = fold(line).trim();
  return bylineNoise(folded) ?? creditNoise(folded) ?? ruleAgainst(folded, "lines");
}

import { readFileSync } from "node:fs";
import type { RemovalReason } from "../../domain/article.ts";

/** Why a line or sentence is not part of a text. An edge rule holds only before and after the text, never within it. */
export interface Noise {
  readonly reason: RemovalReason;
  readonly rule: string;
  readonly edge: boolean;
}

interface Rule extends Noise {
  readonly patterns: readonly RegExp[];
  readonly unless: RegExp | null;
}

interface Written {
  readonly rule: string;
  readonly reason: RemovalReason;
  readonly where: "any" | "edge";
  /** Any of them will do; small ones, so that each can be proved linear. */
  readonly patterns: readonly string[];
  readonly unless?: string;
}

const FILE = JSON.parse(readFileSync(new URL("data/noise-rules.json", import.meta.url), "utf8")) as {
  readonly lines: readonly Written[];
  readonly sentences: readonly Written[];
};
const LINES = FILE.lines.map(compiled);
const SENTENCES = FILE.sentences.map(compiled);

function compiled({ rule, reason, where, patterns, unless }: Written): Rule {
  return {
    rule,
    reason,
    edge: where === "edge",
    patterns: patterns.map((pattern) => new RegExp(pattern, "u")),
    unless: unless === undefined ? null : new RegExp(unless, "u"),
  };
}

/** The first rule that a folded line or sentence falls under. */
export function ruleAgainst(folded: string, of: "lines" | "sentences"): Noise | null {
  const rules = of === "lines" ? LINES : SENTENCES;
  const found = rules.find(
    ({ patterns, unless }) => patterns.some((pattern) => pattern.test(folded)) && !unless?.test(folded),
  );
  return found === undefined ? null : { reason: found.reason, rule: found.rule, edge: found.edge };
}

/** Whether someone has asked to keep a piece: by its rule, its reason, "all", or words that stand in it. */
export function isKept(noise: Pick<Noise, "reason" | "rule">, text: string, keep: readonly string[]): boolean {
  return keep.some((each) => each === "all" || each === noise.rule || each === noise.reason || text.includes(each));
}

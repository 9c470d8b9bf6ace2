import { readJsonClaims } from "./json-claims.ts";
import { readClaimLine, type WrittenClaim } from "./line-claims.ts";

/** How a reply was written, and how it ended. */
export interface ReplyEnd {
  readonly form: "json" | "lines" | "empty";
  /** Whether the reply says that the sources do not answer. */
  readonly insufficient: boolean;
  /** What the sources lack, in the model's words; "" where it does not say. */
  readonly missing: string;
  /** Whether it came to its end: false for JSON that was never closed. */
  readonly whole: boolean;
}

const THOUGHT = /^\s*<think(?:ing)?>/u;
const THOUGHT_END = /<\/think(?:ing)?>/u;
const OPENING = /^\s*(?:`{3}[a-z]*\s*\n\s*)?/iu;
const EMPTY: ReplyEnd = { form: "empty", insufficient: false, missing: "", whole: true };

/**
 * The claims of a reply, in whichever form it is: JSON when its first mark is a brace (a code fence or a block of thoughts before it is
 * passed over), lines otherwise. Of a reply that has not `ended`, those that are complete: more text never changes one.
 */
export function readReply(text: string, ended: boolean): ReplyEnd & { readonly claims: readonly WrittenClaim[] } {
  const body = bodyOf(text);
  if (/^(?:\[\s*)?$/u.test(body)) return { ...EMPTY, claims: [] };
  if (/^(?:\{|\[\s*[{\]])/u.test(body)) return { form: "json", ...readJsonClaims(body) };
  const lines = body.split("\n").slice(0, ended ? undefined : -1);
  const read = lines.map(readClaimLine).filter((line) => line !== null);
  const lacking = read.flatMap((line) => ("missing" in line ? [line.missing] : []));
  return {
    form: "lines",
    claims: read.filter((line) => "text" in line),
    insufficient: lacking.length > 0,
    missing: lacking.find((missing) => missing !== "") ?? "",
    whole: true,
  };
}

/** What follows thoughts and the opening of a fence; empty while that cannot be told. */
function bodyOf(text: string): string {
  const end = THOUGHT.test(text) ? THOUGHT_END.exec(text) : null;
  if (THOUGHT.test(text) && end === null) return "";
  const shown = end === null ? text : text.slice(end.index + end[0].length);
  const opening = shown.trimStart();
  if ("<thinking>".startsWith(opening.slice(0, 10)) || /^`{1,3}[a-z]*\s*$/iu.test(opening)) return "";
  return shown.replace(OPENING, "");
}

import { z } from "zod";
import type { EntailmentClaim, EntailmentVerdict } from "../../ports/entailment.ts";
import type { ReplySchema } from "../model-calls/stream-reply.ts";

const verdict = z.object({
  id: z.string(),
  verdict: z.enum(["supported", "contradicted", "not_enough"]),
  because: z.string(),
});
/** A verdict counts without its reason, and beside others that cannot be read. */
const readable = verdict.extend({ because: z.string().catch("") });
const reply = z.object({ verdicts: z.array(z.unknown()) });

/** What a reply is asked to be. */
export const VERDICTS: ReplySchema = {
  name: "verdicts",
  schema: z.toJSONSchema(z.object({ verdicts: z.array(verdict) })),
};

/** Longest reason passed on to the model that wrote the claim. */
const LONGEST_REASON = 200;

/**
 * The verdicts of a judge's reply on these claims. One that cannot be read, is under an id that was not asked about, or differs from
 * another under the same id counts for nothing.
 */
export function readVerdicts(text: string, claims: readonly EntailmentClaim[]): readonly EntailmentVerdict[] {
  const read = reply.safeParse(objectIn(text));
  if (!read.success) return [];
  const given = read.data.verdicts.flatMap((each) => readable.safeParse(each).data ?? []);
  return claims.flatMap(({ id }) => {
    const mine = given.filter((each) => each.id === id);
    const [first] = mine;
    if (first === undefined || mine.some((each) => each.verdict !== first.verdict)) return [];
    return [{ ...first, because: first.because.slice(0, LONGEST_REASON) }];
  });
}

/**
 * The verdicts that a reply still being written has given, without the last: the next words could take it back. None while the
 * judge thinks aloud.
 */
export function readVerdictsSoFar(text: string, claims: readonly EntailmentClaim[]): readonly EntailmentVerdict[] {
  const thinks = text.lastIndexOf("<think") > text.lastIndexOf("</think");
  const end = text.lastIndexOf("}");
  return thinks || end < 0 ? [] : readVerdicts(`${text.slice(0, end + 1)}]}`, claims).slice(0, -1);
}

/** The verdict of a judge that says Yes or No; null for anything else. */
export function readYesOrNo(text: string, { id }: EntailmentClaim): EntailmentVerdict | null {
  const word = /^\s*["'*]*(yes|no)(?![\p{L}\d])/iu.exec(text)?.[1]?.toLowerCase();
  if (word === undefined) return null;
  const supported = word === "yes";
  return supported
    ? { id, verdict: "supported", because: "The judge says yes." }
    : { id, verdict: "not_enough", because: "The cited sentences do not say all of it." };
}

/** The JSON object of a reply that may have thoughts, a fence or words around it. */
function objectIn(text: string): unknown {
  const end = Math.max(text.lastIndexOf("</think>"), text.lastIndexOf("</thinking>"));
  const shown = end < 0 ? text : text.slice(end);
  const [first, last] = [shown.indexOf("{"), shown.lastIndexOf("}")];
  try {
    return JSON.parse(shown.slice(first, last + 1)) as unknown;
  } catch {
    return null;
  }
}

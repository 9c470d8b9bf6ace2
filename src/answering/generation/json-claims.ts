import { z } from "zod";
import type { WrittenClaim } from "./line-claims.ts";

/** The claims of a JSON reply, and what it says besides. */
export interface JsonClaims {
  readonly claims: readonly WrittenClaim[];
  readonly insufficient: boolean;
  /** What the sources lack, "" where the reply does not say. */
  readonly missing: string;
  /** Whether the outermost value was closed. */
  readonly whole: boolean;
}

const claim = z.object({ text: z.string(), ids: z.array(z.coerce.string()).catch([]) });
const facts = z.object({ insufficient: z.literal(true).optional().catch(undefined), missing: z.string().catch("") });
/** A string, closed or not, or a bracket outside of strings. */
const TOKEN = /"(?:[^"\\]|\\.?)*(?:"|$)|[{}[\]]/gsu;

/**
 * Reads a JSON text that may still be written and begins with a bracket. Every object with a `text`, at whatever depth, is a claim once
 * its brace is closed; what stands around it need not be sound JSON. Text after the outermost value is not read.
 */
export function readJsonClaims(json: string): JsonClaims {
  const objects: unknown[] = [];
  const open: number[] = [];
  let whole = false;
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    if (token === "{" || token === "[") open.push(index);
    if (token !== "}" && token !== "]") continue;
    const closed = json.slice(open.pop(), index + 1);
    if (token === "}") objects.push(parsed(closed));
    whole = open.length === 0;
    if (whole) break;
  }
  const told = objects.flatMap((object) => facts.safeParse(object).data ?? []);
  return {
    claims: objects.flatMap((object) => claim.safeParse(object).data ?? []),
    insufficient: told.some(({ insufficient }) => insufficient),
    missing: told.find(({ missing }) => missing !== "")?.missing ?? "",
    whole,
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

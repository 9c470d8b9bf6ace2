import type { WrittenClaim } from "./written-claim.ts";

/** Reads the objects of a JSON text that is still being written. */
export interface JsonClaims {
  /** Takes the next piece and gives the claims whose objects are closed with it. */
  push(piece: string): readonly WrittenClaim[];
  readonly insufficient: boolean;
  /** What the sources lack, "" where the reply does not say. */
  readonly missing: string;
  /** Whether the outermost value was closed. */
  readonly whole: boolean;
}

/**
 * Every object with a `text`, at whatever depth, is a claim once its brace is closed; what stands around it need not be
 * sound JSON. Text after the outermost value is not read.
 */
export function createJsonClaims(): JsonClaims {
  const open: { start: number; isObject: boolean }[] = [];
  let text = "";
  let at = 0;
  let inString = false;
  let insufficient = false;
  let missing = "";
  let whole = false;

  const close = (isObject: boolean): WrittenClaim | null => {
    const opened = open.pop();
    whole = opened !== undefined && open.length === 0;
    if (opened === undefined || !opened.isObject || !isObject) return null;
    const value = parseObject(text.slice(opened.start, at + 1));
    insufficient ||= value?.insufficient === true;
    if (typeof value?.missing === "string") missing ||= value.missing;
    return claimOf(value);
  };
  const step = (char: string): WrittenClaim | null => {
    if (inString) {
      if (char === "\\") at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{" || char === "[") open.push({ start: at, isObject: char === "{" });
    else if (char === "}" || char === "]") return close(char === "}");
    return null;
  };
  return {
    push(piece) {
      text += piece;
      const claims: WrittenClaim[] = [];
      for (; at < text.length && !whole; at++) {
        const claim = step(text[at]!);
        if (claim !== null) claims.push(claim);
      }
      return claims;
    },
    get insufficient() {
      return insufficient;
    },
    get missing() {
      return missing;
    },
    get whole() {
      return whole;
    },
  };
}

function parseObject(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function claimOf(value: Readonly<Record<string, unknown>> | null): WrittenClaim | null {
  if (typeof value?.text !== "string") return null;
  const ids = Array.isArray(value.ids) ? value.ids : [];
  return { text: value.text, ids: ids.map((id) => String(id)) };
}

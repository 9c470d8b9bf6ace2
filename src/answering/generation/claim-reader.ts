import { createJsonClaims, type JsonClaims } from "./json-claims.ts";
import { readClaimLine } from "./line-claims.ts";
import type { ClaimReader, WrittenClaim } from "./written-claim.ts";

const THOUGHT = /^\s*<think(?:ing)?>/u;
const THOUGHT_END = /<\/think(?:ing)?>/u;
const OPENING = /^\s*(?:`{3}[a-z]*\s*\n\s*)?/iu;

/**
 * Reads claims from a streamed reply, whichever form it is in: JSON when its first mark is a brace (a code fence or a
 * block of thoughts before it is passed over), lines otherwise. A claim is given as soon as it is closed.
 */
export function createClaimReader(): ClaimReader {
  let head = "";
  let json: JsonClaims | null = null;
  let lines: { rest: string } | null = null;
  let missing: string | null = null;

  const readLine = (line: string): readonly WrittenClaim[] => {
    const claim = readClaimLine(line);
    if (claim === null) return [];
    if ("text" in claim) return [claim];
    missing ||= claim.missing;
    return [];
  };
  const read = (piece: string): readonly WrittenClaim[] => {
    if (json !== null) return json.push(piece);
    if (lines === null) return [];
    const all = (lines.rest + piece).split("\n");
    lines.rest = all.pop()!;
    return all.flatMap(readLine);
  };
  const settle = (): readonly WrittenClaim[] => {
    const body = bodyOf(head);
    if (/^(?:\[\s*)?$/u.test(body)) return [];
    if (/^(?:\{|\[\s*[{\]])/u.test(body)) json = createJsonClaims();
    else lines = { rest: "" };
    return read(body);
  };
  return {
    push(piece) {
      if (json !== null || lines !== null) return read(piece);
      head += piece;
      return settle();
    },
    end() {
      const claims = lines === null ? [] : readLine(lines.rest);
      const form = json !== null ? "json" : lines !== null ? "lines" : "empty";
      return {
        claims,
        end: {
          form,
          insufficient: missing !== null || (json?.insufficient ?? false),
          missing: missing ?? json?.missing ?? "",
          whole: json?.whole ?? true,
        },
      };
    },
  };
}

/** What follows thoughts and the opening of a fence; empty while that cannot be told. */
function bodyOf(head: string): string {
  const shown = THOUGHT.test(head) ? afterThoughts(head) : head;
  const opening = shown.trimStart();
  if ("<thinking>".startsWith(opening.slice(0, 10)) || /^`{1,3}[a-z]*\s*$/iu.test(opening)) return "";
  return shown.replace(OPENING, "");
}

function afterThoughts(head: string): string {
  const end = THOUGHT_END.exec(head);
  return end === null ? "" : head.slice(end.index + end[0].length);
}

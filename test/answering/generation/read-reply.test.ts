import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WrittenClaim } from "../../../src/answering/generation/line-claims.ts";
import { type ReplyEnd, readReply } from "../../../src/answering/generation/read-reply.ts";

/** Reads a reply as it grows by the pieces given; what was read before must stand at the head of what is read later. */
function read(pieces: readonly string[]): { claims: readonly WrittenClaim[]; end: ReplyEnd } {
  let before: readonly WrittenClaim[] = [];
  for (const at of pieces.keys()) {
    const { claims } = readReply(pieces.slice(0, at + 1).join(""), false);
    expect(claims.slice(0, before.length)).toEqual(before);
    before = claims;
  }
  const { claims, ...end } = readReply(pieces.join(""), true);
  expect(claims.slice(0, before.length)).toEqual(before);
  return { claims, end };
}

const claim = fc.record({
  ids: fc.array(fc.stringMatching(/^[bcdf]{3}$/u), { minLength: 1, maxLength: 3 }),
  text: fc.string({
    unit: fc.constantFrom("张", "8.3亿", '"', "\\", "{", "}", "[", "]", ",", "a ", "\n", "😀"),
    minLength: 1,
  }),
});
const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 12 });

/** A text cut at some places. */
function cutAt(text: string, places: readonly number[]): readonly string[] {
  const sorted = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  return sorted.slice(1).map((end, i) => text.slice(sorted[i]!, end));
}

describe("claims read from a reply", () => {
  test("JSON gives the same claims however it is cut and fenced", () => {
    fc.assert(
      fc.property(fc.array(claim), cuts, fc.boolean(), fc.boolean(), (claims, places, fenced, insufficient) => {
        const json = JSON.stringify({ claims, insufficient });
        const reply = fenced ? `\`\`\`json\n${json}\n\`\`\`` : json;
        const found = read(cutAt(reply, places));
        expect(found.claims).toEqual(claims);
        expect(found.end).toEqual({ form: "json", insufficient, missing: "", whole: true });
      }),
    );
  });

  test("a reply that breaks off gives the claims that were closed, and says so", () => {
    fc.assert(
      fc.property(fc.array(claim, { minLength: 1 }), fc.nat(), (claims, at) => {
        const json = JSON.stringify({ claims, insufficient: false });
        const { claims: found, end } = read([json.slice(0, 1 + (at % (json.length - 2)))]);
        expect(found).toEqual(claims.slice(0, found.length));
        expect(end.whole).toBe(false);
      }),
    );
  });

  test("a claim is given as soon as it is closed", () => {
    const claimsOf = (text: string) => readReply(text, false).claims;
    const first = '{"claims":[{"ids":["bcd"],"text":"a"}';
    expect(claimsOf(first.slice(0, -1))).toEqual([]);
    expect(claimsOf(first)).toEqual([{ ids: ["bcd"], text: "a" }]);
    expect(claimsOf(`${first},{"ids":[],"text":"b"}`).at(-1)).toEqual({ ids: [], text: "b" });
    expect(claimsOf("One. [bcd]\nTwo. [f")).toEqual([{ ids: ["bcd"], text: "One." }]);
  });

  test("lines give the same claims however they are cut", () => {
    const reply = "张景安致辞。⟦bcd, fgh⟧\n\n- The forum opened. [jkm]\n大会开幕【bcd】。\n";
    fc.assert(
      fc.property(cuts, (places) => {
        const { claims, end } = read(cutAt(reply, places));
        expect(claims).toEqual([
          { text: "张景安致辞。", ids: ["bcd", "fgh"] },
          { text: "- The forum opened.", ids: ["jkm"] },
          { text: "大会开幕", ids: ["bcd"] },
        ]);
        expect(end).toEqual({ form: "lines", insufficient: false, missing: "", whole: true });
      }),
    );
  });

  test("what the sources lack is read in both forms", () => {
    const json = JSON.stringify({ claims: [], insufficient: true, missing: "No score is given." });
    expect(read([json]).end).toMatchObject({ insufficient: true, missing: "No score is given." });
    expect(read(["⟦insufficient⟧ No score is given."]).end.missing).toBe("No score is given.");
  });

  test.each(["⟦insufficient⟧", "[insufficient]", "Insufficient."])("%s says that the sources do not answer", (line) => {
    expect(read([line]).end.insufficient).toBe(true);
  });

  test("thoughts are passed over, and an empty reply is empty", () => {
    const found = read(["<thi", "nk>{", '"text"', ": 1}</think>", '\n{"claims":[{"ids":["bcd"],"text":"a"}]}']);
    expect(found.claims).toEqual([{ ids: ["bcd"], text: "a" }]);
    expect(read(["<think>never ends"]).claims).toEqual([]);
    expect(read([" ", "\n"]).end.form).toBe("empty");
    expect(read([]).end.form).toBe("empty");
  });

  test("nothing that comes throws", () => {
    const soup = fc.string({
      unit: fc.constantFrom('"', "{", "}", "[", "]", "\\", "text", "ids", ":", "`", "<think>", "\n", "⟦abc⟧", " "),
    });
    fc.assert(fc.property(fc.array(soup), (pieces) => void read(pieces)));
  });
});

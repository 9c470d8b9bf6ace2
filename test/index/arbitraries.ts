import fc from "fast-check";
import type { QueryTerm } from "../../src/ports/passage-index.ts";

/** Terms of few words and few fields, so that they meet often; one is outside the basic plane. */
export const anyTerm = fc
  .tuple(fc.constantFrom("w", "g", "h", "n"), fc.constantFrom("经", "经济", "大会", "𠮷", "2025", "ai"))
  .map(([field, word]) => field + word);

/** A passage's terms, repetitions kept. */
export const anyTerms = fc.array(anyTerm, { maxLength: 40 });

/** A structured query. */
export const anyQuery: fc.Arbitrary<QueryTerm[]> = fc.array(
  fc.record({
    weight: fc.constantFrom(0, 0.5, 1, 2),
    alternatives: fc.array(fc.record({ term: anyTerm, weight: fc.constantFrom(0, 0.25, 1, 1.5) }), { maxLength: 4 }),
  }),
  { maxLength: 5 },
);

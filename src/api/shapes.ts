import { z } from "zod";

/** The longest question, and the longest text to check, in UTF-16 code units. */
const LONGEST_QUESTION = 4_000;
const LONGEST_TEXT = 20_000;
const MOST_HITS = 50;

const text = (longest: number) => z.string().max(longest).regex(/\S/u, "It must say something");
const language = z.enum(["en", "zh-Hans", "zh-Hant"]);
const orNull = () => z.string().nullable();

/** What may be asked. */
export const ASKED = {
  search: z.object({
    query: text(LONGEST_QUESTION).describe("A question or words, in English or Chinese"),
    k: z.int().min(1).max(MOST_HITS).default(10).describe("How many passages"),
  }),
  ask: z.object({ question: text(LONGEST_QUESTION).describe("A question in English or Chinese") }),
  check: z.object({ text: text(LONGEST_TEXT).describe("A text whose claims are checked one by one") }),
  digest: z.object({
    request: text(LONGEST_QUESTION).describe('What to tell: "education since 2024 in English", "上周 天津"'),
  }),
} as const;

const citation = z.looseObject({
  marker: z.int(),
  articleId: z.string(),
  sentenceId: z.string(),
  title: z.string(),
  publisher: orNull(),
  date: orNull(),
  url: orNull(),
  quote: z.string().describe("The article's own words, unchanged"),
  start: z.int(),
  end: z.int(),
});
const hit = z.looseObject({
  articleId: z.string(),
  passageId: z.string(),
  title: z.string(),
  publisher: orNull(),
  date: orNull(),
  url: orNull(),
  score: z.number(),
  text: z.string(),
  start: z.int(),
  end: z.int(),
});
const claim = z.looseObject({
  claim: z.string(),
  verdict: z.enum(["supported", "contradicted", "not_in_corpus", "not_judged"]),
  by: z.enum(["rules", "judge"]).nullable(),
  because: z.string(),
  sentences: z.array(citation),
});

/** What is given. */
export const GIVEN = {
  search: z.looseObject({ hits: z.array(hit) }),
  ask: z.looseObject({
    kind: z.enum(["answer", "refusal", "help"]),
    answered: z.boolean(),
    language,
    mode: z.enum(["extractive", "model"]),
    answer: z.string().describe("The answer, each line followed by the markers of what proves it"),
    citations: z.array(citation),
    refusal: z.looseObject({ reason: z.string(), nearest: citation.nullable() }).nullable(),
    notices: z.array(z.string()),
    rewritten: orNull(),
  }),
  check: z.looseObject({ claims: z.array(claim) }),
  digest: z.looseObject({
    items: z.array(z.looseObject({ articleId: z.string(), citations: z.array(citation) })),
    receipt: z.looseObject({ read: z.int(), matched: z.int() }),
  }),
} as const;

import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Language } from "../../domain/article.ts";

/** Question and article in one language, or across: each has weights of its own. */
export type LanguagePair = "en-en" | "en-zh" | "zh-en" | "zh-zh";

/** A linear model: a weight for each named feature, and a constant. */
const linear = z.object({ constant: z.number(), weights: z.record(z.string(), z.number()) });
const byPair = <T extends z.ZodType>(shape: T) =>
  z.object({ "en-en": shape, "en-zh": shape, "zh-en": shape, "zh-zh": shape });
const models = z.object({
  passages: byPair(linear),
  /** With what part of the best's likelihood a sentence is shown beside it. */
  sentences: byPair(linear.extend({ near: z.number() })),
  sufficiency: byPair(linear.extend({ threshold: z.number() })),
});
const learned = z.object({
  made: z.object({
    by: z.string(),
    on: z.string(),
    sets: z.array(z.string()),
    figures: z.record(z.string(), z.string()),
  }),
  /** Where question and passages have vectors, and where words are all there is. */
  meaning: models,
  words: models,
});

/** Weights learned by `npm run train`, never set by hand. */
export type LearnedWeights = z.infer<typeof learned>;
export type LinearModel = z.infer<typeof linear>;
export type Models = z.infer<typeof models>;

/** The models for a question: those of words alone where it has no vector. */
export function modelsFor({ vector }: { readonly vector: readonly number[] | null }, weights: LearnedWeights): Models {
  return vector === null ? weights.words : weights.meaning;
}

let read: LearnedWeights | null = null;

/** The weights that the project ships. Throws ZodError when the file is damaged. */
export function learnedWeights(): LearnedWeights {
  read ??= learned.parse(JSON.parse(readFileSync(new URL("data/weights.json", import.meta.url), "utf8")));
  return read;
}

/** The value a linear model gives to features; those it does not name count for nothing. */
export function linearValue({ constant, weights }: LinearModel, features: Readonly<Record<string, number>>): number {
  let value = constant;
  for (const [name, weight] of Object.entries(weights)) value += weight * (features[name] ?? 0);
  return value;
}

/** The pair of a question's and an article's language. */
export function pairOf(question: Language, article: Language): LanguagePair {
  return `${question === "en" ? "en" : "zh"}-${article === "en" ? "en" : "zh"}`;
}

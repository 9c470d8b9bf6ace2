import type { IngestedArticle } from "../../src/domain/article.ts";
import { passageText } from "../../src/index/vector/passage-text.ts";
import type { Embedder } from "../../src/ports/embedder.ts";
import type { EvalQuestion } from "./questions.ts";

const DIMENSIONS = 128;

/**
 * A stand-in for an endpoint's embedder. Passages get vectors by chance; a question gets that of its article plus `noise`
 * times another by chance, so 0 always finds the article first and a large number never does. Deterministic.
 */
export function scriptedEmbedder(
  articles: readonly IngestedArticle[],
  questions: readonly EvalQuestion[],
  noise: number,
): Embedder {
  const first = new Map(articles.map((each) => [each.article.id, each.passages[0]]));
  const byId = new Map(articles.map((each) => [each.article.id, each]));
  const asked = new Map(questions.map(({ question, relevant }) => [question, relevant[0]]));
  const textOf = (id: string | undefined): string => {
    const ingested = byId.get(id ?? "");
    const passage = first.get(id ?? "");
    return ingested === undefined || passage === undefined ? "" : passageText(ingested, passage);
  };
  return {
    id: `scripted-${noise}`,
    dimensions: DIMENSIONS,
    embedDocuments: async (texts) => texts.map(unit),
    embedQuery: async (question) => mix(unit(textOf(asked.get(question))), unit(`${question}${noise}`), noise),
    close: async () => {},
  };
}

function mix(a: readonly number[], b: readonly number[], share: number): number[] {
  return a.map((value, i) => value + share * b[i]!);
}

/** A vector of about length 1 that depends on every character of a text: xorshift seeded by its FNV-1a hash. */
function unit(text: string): number[] {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32 - 0.5;
  };
  const scale = Math.sqrt(12 / DIMENSIONS);
  return Array.from({ length: DIMENSIONS }, () => next() * scale);
}

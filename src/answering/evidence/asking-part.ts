const ASKING = /\b(?:what|which|who|whom|whose|when|where|why|how)\b/giu;
const AUXILIARY =
  /^\s+(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should|may|might|in|on|at|exactly|else)\b|^\s*(?:[?.]\s*)?$/iu;
/** The asking word with as many behind it as say of what kind the answer is: "what year", "how many", "which state". */
const WORDS = /^\S+(?:\s+\S+){0,2}/u;

/**
 * The words of an English question that ask: "What advice did she give on where to live?" asks for advice, not for a place,
 * and "When many are absent, who decides?" asks for somebody. A question in another language is given back whole.
 */
export function askingPart(question: string): string {
  if (/\p{Script=Han}{2}/u.test(question.replace(/\([^()]*\)|[“"][^“”"]*[”"]/gu, ""))) return question;
  const words = [...question.matchAll(ASKING)];
  const asks = words.find(
    ({ 0: word, index }) => !/^(?:when|where)$/iu.test(word) || AUXILIARY.test(question.slice(index + word.length)),
  );
  return asks === undefined ? question : WORDS.exec(question.slice(asks.index))![0];
}

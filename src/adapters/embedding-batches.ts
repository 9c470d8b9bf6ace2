/** Text Embeddings Inference takes 32 texts a call unless told otherwise; OpenAI takes 2,048. */
const MOST_TEXTS = 32;
/**
 * Characters of a call, and of one text. Chinese runs at 1 to 1.3 tokens a character, so this stays below the 8,191 tokens
 * that OpenAI's models read, and a call is over in seconds on a server without a graphics card.
 */
const MOST_CHARACTERS = 6_000;

/** A text as it is sent: no longer than a model reads, and without the halves of characters that some servers refuse. */
export function fitText(text: string): string {
  return text.slice(0, MOST_CHARACTERS).toWellFormed();
}

/** Cuts a list of texts into calls, in order. Each call has at least one text. */
export function splitBatches(texts: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let room = 0;
  for (const text of texts) {
    const last = batches.at(-1);
    if (last === undefined || last.length >= MOST_TEXTS || text.length > room) {
      batches.push([text]);
      room = MOST_CHARACTERS - text.length;
    } else {
      last.push(text);
      room -= text.length;
    }
  }
  return batches;
}

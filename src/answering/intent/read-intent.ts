import { fold } from "../../language/fold.ts";
import type { Intent } from "./intent.ts";
import { isOutside } from "./is-outside.ts";
import { readPatterns } from "./read-patterns.ts";
import { type IsKnown, readTalk, type Talk } from "./read-talk.ts";

/**
 * What a question wants, as far as its words tell. Small talk, help, the corpus and "unclear" are messages without a word of
 * content. `isKnown` tells words from misspellings of what is said to a bot.
 */
export function readIntent(text: string, isKnown?: IsKnown): Intent {
  const folded = fold(text).trim();
  if (isOutside(folded)) return "outside";
  if (!/[\p{L}\p{N}]/u.test(folded)) return /\p{Extended_Pictographic}/u.test(folded) ? "small-talk" : "unclear";
  const talk = readTalk(folded, isKnown);
  return talk === null ? readPatterns(folded) : intentOfTalk(talk);
}

/** Of a message without content: what it asks for comes before how politely it asks. */
function intentOfTalk(talk: Talk): Intent {
  const asks = talk.has("asking");
  const polite = talk.has("thanks") || talk.has("farewell") || talk.has("greeting");
  if ((talk.has("thanks") || talk.has("farewell")) && !asks) return "small-talk";
  if (talk.has("person") && !talk.has("bot")) return "unclear";
  if (talk.has("summary")) return talk.has("recent") || talk.has("corpus") ? "summary" : "unclear";
  if (talk.has("recent")) return "recent";
  if (talk.has("corpus")) return "corpus";
  if (polite) return talk.has("ability") ? "help" : "small-talk";
  if (talk.has("praise") && !asks && !talk.has("ability")) return "small-talk";
  if (talk.has("bot")) return "help";
  if (talk.has("pointing")) return "unclear";
  if (talk.has("period")) return "recent";
  if (talk.has("ability")) return "help";
  return talk.has("praise") && !asks ? "small-talk" : "unclear";
}

import type { Language } from "../../domain/article.ts";
import type { ErrorCode, WenzhaiError } from "../../errors.ts";
import { plainMessage } from "./plain-message.ts";
import type { SlackMessage } from "./slack-message.ts";
import { type Failure, wordsOf } from "./words.ts";

const FAILURES: Partial<Readonly<Record<ErrorCode, Failure>>> = {
  "no-index": "no-index",
  "model-unavailable": "model",
  "model-rate-limited": "model",
  "model-timeout": "model",
  "model-bad-reply": "model",
  deadline: "too-long",
};

/**
 * What a person is told when their question failed: a fixed sentence for the kind of failure and the id under which the log
 * has the rest. Only `bad-input` speaks its own message, which is written for the person who typed the input.
 */
export function failureMessage(error: WenzhaiError, id: string, language: Language): SlackMessage {
  const words = wordsOf(language);
  const sentence = error.code === "bad-input" ? error.message : words.failed[FAILURES[error.code] ?? "internal"];
  return plainMessage(`${sentence} ${words.errorId(id)}`);
}

/** The same for what is no error of a part: too busy, restarting, too long. */
export function failureNotice(failure: Failure, id: string, language: Language): SlackMessage {
  const words = wordsOf(language);
  return plainMessage(`${words.failed[failure]} ${words.errorId(id)}`);
}

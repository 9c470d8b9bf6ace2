import type { Language } from "../../domain/article.ts";
import type { ErrorCode, WenzhaiError } from "../../errors.ts";
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
export function failureSentence(failure: WenzhaiError | Failure, id: string, language: Language): string {
  const words = wordsOf(language);
  const sentence =
    typeof failure === "string"
      ? words.failed[failure]
      : failure.code === "bad-input"
        ? failure.message
        : words.failed[FAILURES[failure.code] ?? "internal"];
  return `${sentence} ${words.errorId(id)}`;
}

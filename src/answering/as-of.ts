import type { Answer, AnswerEvent } from "../domain/answer.ts";
import { frameOf } from "./refusal/frame.ts";

/** A corpus whose newest article is older than this, in days, is worth saying so. */
const OLD = 365;
const DAY_MS = 86_400_000;

/** Gives an answer the day of the newest article searched, and says so in a notice when that is old on the asker's day `now`. */
export function* withAsOf<Ended extends Pick<Answer, "answered" | "language" | "notices">>(
  ended: Ended,
  newest: string | null,
  now: string | undefined,
): Generator<AnswerEvent, Ended & { readonly asOf: string | null }> {
  const old = newest !== null && now !== undefined && Date.parse(now) - Date.parse(newest) > OLD * DAY_MS;
  if (!old || !ended.answered) return { ...ended, asOf: newest };
  const text = frameOf(ended.language).asOf(newest);
  yield { type: "notice", text };
  return { ...ended, asOf: newest, notices: [...ended.notices, text] };
}

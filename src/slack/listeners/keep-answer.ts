import type { Answer } from "../../domain/answer.ts";
import type { KeptAnswer } from "../../domain/kept-answer.ts";
import type { Job } from "../../ports/job-table.ts";
import type { ListenerContext } from "./listener-context.ts";

/** So long the evidence of an answer can be opened. */
const KEPT_MS = 90 * 24 * 3_600_000;

/** How an answer was given. */
export interface Given {
  readonly team: string;
  readonly question: string;
  readonly quiet: boolean;
}

/** Writes an answer down, so that its buttons work; null where that failed, and the answer goes without them. */
export async function keepAnswer(
  { parts }: ListenerContext,
  job: Job,
  { team, question, quiet }: Given,
  answer: Answer,
): Promise<KeptAnswer | null> {
  const { id, channel, thread, person } = job;
  const at = parts.clock.now();
  const kept = { id, team, channel, thread, person, question, answer, quiet, at };
  try {
    await parts.store.answers.keep(kept);
    await parts.store.answers.forgetBefore(at - KEPT_MS);
    return kept;
  } catch (cause) {
    parts.log.error("answer-not-kept", { job: id, cause });
    return null;
  }
}

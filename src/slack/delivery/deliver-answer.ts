import type { Answer, AnswerEvent } from "../../domain/answer.ts";
import type { Language } from "../../domain/article.ts";
import { WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import { answerMessages, type PartialAnswer, partialMessages } from "../views/answer-view.ts";
import { type AnswerMessage, createAnswerMessage } from "./answer-message.ts";
import type { Outbox } from "./outbox.ts";
import { untilAborted } from "./until-aborted.ts";

/** Where an answer goes and what may break it off. */
export interface Delivery {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** The asker's language, for the frame around what is shown before the answer is whole. */
  readonly language: Language;
}

function withEvent(answer: PartialAnswer, event: Exclude<AnswerEvent, { type: "end" }>): PartialAnswer {
  switch (event.type) {
    case "searching":
      return { ...answer, rewritten: event.rewritten };
    case "line":
      return { ...answer, lines: [...answer.lines, event.line], citations: [...answer.citations, ...event.citations] };
    case "notice":
      return { ...answer, notices: [...answer.notices, event.text] };
  }
}

/** What was shown must not go on saying that more is coming. */
async function breakOff(draft: AnswerMessage, partial: PartialAnswer, reason: unknown): Promise<void> {
  if (reason === "stopped") return draft.finish(partialMessages(partial, "stopped"));
  if (draft.begun()) await draft.finish(partialMessages(partial, "failed"));
  throw reason;
}

/**
 * Shows an answer while it is written, line by verified line, and whole at its end. Stop ends it with what was proved so far;
 * any other failure is thrown, for whoever tells the person.
 */
export async function deliverAnswer(events: AsyncIterable<AnswerEvent>, delivery: Delivery): Promise<void> {
  const draft = createAnswerMessage(delivery.outbox, delivery.clock, delivery.log);
  let partial: PartialAnswer = { language: delivery.language, rewritten: null, lines: [], citations: [], notices: [] };
  let answer: Answer | null = null;
  try {
    for await (const event of untilAborted(events, delivery.signal)) {
      if (event.type === "end") {
        answer = event.answer;
        break;
      }
      partial = withEvent(partial, event);
      const [first] = partialMessages(partial, "writing");
      if (event.type === "line" && first) draft.show(first);
    }
    if (answer === null) throw new WenzhaiError("internal", "The answer ended before it was whole.");
  } catch (reason) {
    return breakOff(draft, partial, reason);
  }
  await draft.finish(answerMessages(answer));
}

import type { Answer, AnswerEvent } from "../../domain/answer.ts";
import type { Language } from "../../domain/article.ts";
import { WenzhaiError } from "../../errors.ts";
import { answerMessages, brokenMessages, type PartialAnswer, partialMessages } from "../views/answer-view.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import type { AnswerMessage } from "./answer-message.ts";
import { untilAborted } from "./until-aborted.ts";

/** What may break an answer off, and how that is told. */
export interface Delivery {
  readonly signal: AbortSignal;
  /** The asker's language, for the frame around what is shown before the answer is whole. */
  readonly language: Language;
  /** The sentence that a person is told of a failure. */
  readonly failure: (reason: unknown) => string;
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

/** The whole of what is to be said, and how the question ended with it. */
export interface Finished {
  readonly messages: readonly SlackMessage[];
  readonly outcome: "answered" | "refused" | "told";
  /** The answer, null where it was broken off. */
  readonly answer: Answer | null;
}

/** Stop ends an answer with what was proved so far, and so does a failure, with its reason; other ends are thrown on. */
function brokenOff(partial: PartialAnswer, reason: unknown, failure: Delivery["failure"]): Finished {
  if (reason === "restarting" || reason === "lost") throw reason;
  if (reason === "stopped") return { messages: partialMessages(partial, "stopped"), outcome: "answered", answer: null };
  return { messages: brokenMessages(partial, failure(reason)), outcome: "told", answer: null };
}

/** Shows an answer while it is written, line by verified line, and gives it whole, for `draft.finish`. */
export async function readAnswer(
  events: AsyncIterable<AnswerEvent>,
  draft: Pick<AnswerMessage, "show">,
  { signal, language, failure }: Delivery,
): Promise<Finished> {
  let partial: PartialAnswer = { language, rewritten: null, lines: [], citations: [], notices: [] };
  try {
    for await (const event of untilAborted(events, signal)) {
      if (event.type === "end") {
        const { answer } = event;
        return { messages: answerMessages(answer), outcome: answer.answered ? "answered" : "refused", answer };
      }
      partial = withEvent(partial, event);
      const [first] = partialMessages(partial, "writing");
      if (event.type === "line" && first) draft.show(first);
    }
    throw new WenzhaiError("internal", "The answer ended before it was whole.");
  } catch (reason) {
    return brokenOff(partial, reason, failure);
  }
}

import type { types } from "@slack/bolt";
import type { Language } from "../../domain/article.ts";
import type { KeptAnswer } from "../../domain/kept-answer.ts";
import type { JobOutcome } from "../../ports/job-table.ts";
import { slackFailure } from "../calls/slack-failure.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import type { Outbox } from "../delivery/outbox.ts";
import { interactionWords } from "../views/interaction-words.ts";
import { answerQuietly, quietOutbox } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";
import { type PressDetails, readPressDetails } from "./press.ts";

/** A press while it is answered. What is written to `quiet` only the person sees. */
export interface ActivePress {
  readonly active: ActiveJob;
  readonly press: PressDetails;
  readonly quiet: Outbox;
}

/** How a press on the button of a kept answer, or the submission of a modal about one, is done. */
export type OnKept = (context: ListenerContext, pressed: ActivePress, kept: KeptAnswer) => Promise<JobOutcome>;

/** A task about the kept answer whose id the last word of the press's value is. An answer that is forgotten is told to be so. */
export function keptTask(onKept: OnKept): (context: ListenerContext, active: ActiveJob) => Task {
  return (context, active) => {
    const press = readPressDetails(active.job);
    const quiet = quietOutbox(context, active);
    let language: Language = "en";
    const run = async () => {
      const kept = await context.parts.store.answers.find(press.value.slice(press.value.lastIndexOf(" ") + 1));
      if (kept === null) return answerQuietly(quiet, interactionWords(language, "answer-forgotten"));
      language = kept.answer.language;
      return onKept(context, { active, press, quiet }, kept);
    };
    return {
      get language() {
        return language;
      },
      outbox: () => quiet,
      run,
    };
  };
}

/** Opens a modal for whoever pressed. Slack gives three seconds: later, the person is asked to press again. */
export async function openModal(
  context: ListenerContext,
  { press, quiet }: ActivePress,
  view: types.ModalView,
  language: Language,
): Promise<JobOutcome> {
  try {
    await context.slackApi.openView(press.trigger, view);
    return "answered";
  } catch (cause) {
    // Slack refuses a view it takes for a bad one at every press.
    const failure = slackFailure(cause);
    if (failure.kind === "content" || failure.kind === "other") throw cause;
    context.parts.log.warn("view-not-opened", { cause });
    await answerQuietly(quiet, interactionWords(language, "press-again"));
    return "told";
  }
}

import type { FeedbackReason, KeptAnswer } from "../../domain/kept-answer.ts";
import { FEEDBACK_INPUTS, FEEDBACK_REASONS, feedbackView } from "../views/feedback-view.ts";
import { interactionWords } from "../views/interaction-words.ts";
import { answerQuietly } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";
import { type ActivePress, keptTask, openModal } from "./press-task.ts";

function keep(
  { parts }: ListenerContext,
  { active }: ActivePress,
  kept: KeptAnswer,
  said: { readonly good: boolean; readonly reason: FeedbackReason | null; readonly note: string | null },
): Promise<void> {
  return parts.store.feedback.keep({ kept, person: active.job.person ?? "", ...said, at: parts.clock.now() });
}

/** 👍 or 👎 under an answer: written down at once; 👎 then asks for a reason. */
export const feedbackTask = keptTask(async (context, pressed, kept) => {
  const good = pressed.press.value.startsWith("good ");
  const { language } = kept.answer;
  await keep(context, pressed, kept, { good, reason: null, note: null });
  if (good) return answerQuietly(pressed.quiet, interactionWords(language, "thanks"));
  return openModal(context, pressed, feedbackView(kept.id, language), language);
});

/** The reason for a 👎, which takes the place of the 👎 without one. */
export const feedbackReasonTask = keptTask(async (context, pressed, kept) => {
  const { inputs } = pressed.press;
  const given = inputs[FEEDBACK_INPUTS.reason]?.[FEEDBACK_INPUTS.reason]?.selected_option?.value;
  const reason = FEEDBACK_REASONS.find((each) => each === given) ?? null;
  const note = inputs[FEEDBACK_INPUTS.note]?.[FEEDBACK_INPUTS.note]?.value?.trim() || null;
  await keep(context, pressed, kept, { good: false, reason, note });
  return answerQuietly(pressed.quiet, interactionWords(kept.answer.language, "thanks-sorry"));
});

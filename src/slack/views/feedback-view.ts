import type { types } from "@slack/bolt";
import type { Language } from "../../domain/article.ts";
import type { FeedbackReason } from "../../domain/kept-answer.ts";
import { interactionWords } from "./interaction-words.ts";

/** The name of the modal, and of its inputs. */
export const FEEDBACK_VIEW = "feedback-reason";
export const FEEDBACK_INPUTS = { reason: "reason", note: "note" } as const;
export const FEEDBACK_REASONS: readonly FeedbackReason[] = ["wrong", "outdated", "missing", "source"];

/** Asks why an answer was not good. `id` is the answer's. */
export function feedbackView(id: string, language: Language): types.ModalView {
  const text = (name: Parameters<typeof interactionWords>[1]) =>
    ({ type: "plain_text", text: interactionWords(language, name), emoji: false }) as const;
  return {
    type: "modal",
    callback_id: FEEDBACK_VIEW,
    private_metadata: id,
    title: text("what-was-wrong"),
    submit: text("send"),
    close: text("close"),
    blocks: [
      {
        type: "input",
        block_id: FEEDBACK_INPUTS.reason,
        label: text("what-was-wrong"),
        element: {
          type: "radio_buttons",
          action_id: FEEDBACK_INPUTS.reason,
          options: FEEDBACK_REASONS.map((reason) => ({ text: text(`reason-${reason}`), value: reason })),
        },
      },
      {
        type: "input",
        block_id: FEEDBACK_INPUTS.note,
        optional: true,
        label: text("your-words"),
        element: { type: "plain_text_input", action_id: FEEDBACK_INPUTS.note, multiline: true, max_length: 1_000 },
      },
    ],
  };
}

import type { types } from "@slack/bolt";
import type { Language } from "../../domain/article.ts";
import { type InteractionPhrase, interactionWords } from "./interaction-words.ts";
import { plain, quotation, richText } from "./rich-text.ts";
import { cutText } from "./safe-text.ts";

/** The name of the modal, and of its input. */
export const ASK_VIEW = "ask-modal";
export const ASK_INPUT = "question";
/** Slack takes 3,000 characters as a view's metadata. */
const ABOUT_LIMIT = 2_000;

/** Asks for a question; about a message when there is one, which comes back as the modal's metadata. */
export function askView(about: string, language: Language): types.ModalView {
  const text = (name: InteractionPhrase) =>
    ({ type: "plain_text", text: interactionWords(language, name), emoji: false }) as const;
  const shown = cutText(about, ABOUT_LIMIT);
  return {
    type: "modal",
    callback_id: ASK_VIEW,
    private_metadata: shown,
    title: text("ask-title"),
    submit: text("ask"),
    close: text("close"),
    blocks: [
      ...(shown === "" ? [] : [richText(quotation(plain(shown)))]),
      {
        type: "input",
        block_id: ASK_INPUT,
        label: text("your-question"),
        element: { type: "plain_text_input", action_id: ASK_INPUT, multiline: true, max_length: 1_000 },
      },
    ],
  };
}

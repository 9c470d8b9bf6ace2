import type { Language } from "../../domain/article.ts";
import type { KeptAnswer } from "../../domain/kept-answer.ts";
import { plain, richText, section } from "./rich-text.ts";
import { cutText, inertText } from "./safe-text.ts";
import type { SlackMessage } from "./slack-message.ts";
import { wordsOf } from "./words.ts";

/** Packed messages leave about a thousand characters for it and the buttons. */
const QUESTION_LIMIT = 600;
/** Slack cuts or refuses longer ones. */
const TEXT_LIMIT = 3_900;

/** A question as a message. Only the asker is named, by Slack's own id. */
export function questionMessage(person: string | null, question: string, language: Language): SlackMessage {
  const shown = cutText(question, QUESTION_LIMIT);
  const asker = person === null ? [] : [{ type: "user", user_id: person } as const];
  return {
    text: inertText(shown),
    blocks: [richText(section(...asker, plain(` ${wordsOf(language).asks} ${shown}`)))],
  };
}

/** A message under the question it answers. */
export function withQuestion({ person, question, answer }: KeptAnswer, { text, blocks }: SlackMessage): SlackMessage {
  const asked = questionMessage(person, question, answer.language);
  return { text: cutText(`${asked.text}\n${text}`, TEXT_LIMIT), blocks: [...asked.blocks, ...blocks] };
}

import type { types } from "@slack/bolt";
import type { KeptAnswer } from "../../domain/kept-answer.ts";
import { type InteractionPhrase, interactionWords } from "./interaction-words.ts";
import type { SlackMessage } from "./slack-message.ts";

/** The names of the buttons under an answer. */
export const ANSWER_ACTIONS = { evidence: "evidence", feedback: "feedback", share: "share" } as const;

/** Ids of channels, as against those of direct messages. */
const CHANNEL = /^[CG]/u;

/** A button that carries the id of what it is about. */
export function button(text: string, action: string, value: string): types.Button {
  return { type: "button", text: { type: "plain_text", text, emoji: false }, action_id: action, value };
}

/** The buttons under an answer; none under small talk and help, which quote nothing. */
export function answerActions({ id, answer, quiet, channel }: KeptAnswer): readonly types.KnownBlock[] {
  if (answer.kind === "help") return [];
  const say = (name: InteractionPhrase) => interactionWords(answer.language, name);
  const hasEvidence = answer.citations.length > 0 || answer.refusal?.nearest != null;
  const buttons = [
    ...(hasEvidence ? [button(say("show-evidence"), ANSWER_ACTIONS.evidence, id)] : []),
    ...(quiet && CHANNEL.test(channel) ? [button(say("share"), ANSWER_ACTIONS.share, id)] : []),
  ];
  const vote = (name: "good" | "bad") => ({
    text: { type: "plain_text" as const, text: name === "good" ? "👍" : "👎" },
    value: `${name} ${id}`,
    accessibility_label: say(name),
  });
  const feedback: types.ContextActionsBlock = {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: ANSWER_ACTIONS.feedback,
        positive_button: vote("good"),
        negative_button: vote("bad"),
      },
    ],
  };
  return [...(buttons.length === 0 ? [] : [{ type: "actions" as const, elements: buttons }]), feedback];
}

/** The messages with blocks at the end of the last. `packMessages` leaves room for a few. */
export function withTail(
  messages: readonly SlackMessage[],
  tail: readonly types.KnownBlock[],
): readonly SlackMessage[] {
  const last = messages.at(-1);
  if (last === undefined || tail.length === 0) return messages;
  return [...messages.slice(0, -1), { ...last, blocks: [...last.blocks, ...tail] }];
}

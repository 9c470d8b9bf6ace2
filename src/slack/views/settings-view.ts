import type { types } from "@slack/bolt";
import type { Language } from "../../domain/article.ts";
import type { ChannelSettings } from "../../domain/kept-answer.ts";
import { type InteractionPhrase, interactionWords } from "./interaction-words.ts";

/** The name of the modal, and of its inputs. */
export const SETTINGS_VIEW = "channel-settings";
export const SETTINGS_INPUTS = { language: "language", mention: "mention", changers: "changers" } as const;
/** The option for answers in the asker's own language. */
export const ASKERS = "askers";

/** The settings of a channel as a modal, which carries the channel's id. */
export function settingsView(settings: ChannelSettings, language: Language): types.ModalView {
  const text = (name: InteractionPhrase) =>
    ({ type: "plain_text", text: interactionWords(language, name), emoji: false }) as const;
  const option = (name: InteractionPhrase, value: string) => ({ text: text(name), value });
  const languages = [
    option("language-askers", ASKERS),
    option("language-en", "en"),
    option("language-zh-Hans", "zh-Hans"),
    option("language-zh-Hant", "zh-Hant"),
  ];
  const follow = [option("mention-threads", "no"), option("mention-only", "yes")];
  const chosen = languages.find(({ value }) => value === (settings.language ?? ASKERS));
  const people = settings.changers === null ? {} : { initial_users: [...settings.changers] };
  return {
    type: "modal",
    callback_id: SETTINGS_VIEW,
    private_metadata: settings.channel,
    title: text("settings-title"),
    submit: text("save"),
    close: text("close"),
    blocks: [
      {
        type: "input",
        block_id: SETTINGS_INPUTS.language,
        label: text("settings-language"),
        element: {
          type: "static_select",
          action_id: SETTINGS_INPUTS.language,
          options: languages,
          ...(chosen === undefined ? {} : { initial_option: chosen }),
        },
      },
      {
        type: "input",
        block_id: SETTINGS_INPUTS.mention,
        label: text("settings-mention"),
        element: {
          type: "radio_buttons",
          action_id: SETTINGS_INPUTS.mention,
          options: follow,
          initial_option: follow[settings.mentionOnly ? 1 : 0]!,
        },
      },
      {
        type: "input",
        block_id: SETTINGS_INPUTS.changers,
        optional: true,
        label: text("settings-changers"),
        element: { type: "multi_users_select", action_id: SETTINGS_INPUTS.changers, ...people },
      },
    ],
  };
}

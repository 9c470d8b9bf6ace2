import type { Language } from "../../domain/article.ts";
import type { ChannelSettings } from "../../domain/kept-answer.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { interactionWords } from "../views/interaction-words.ts";
import { ASKERS, SETTINGS_INPUTS, settingsView } from "../views/settings-view.ts";
import { answerQuietly, languageOfCommand, quietOutbox } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";
import { readPressDetails } from "./press.ts";
import { openModal } from "./press-task.ts";

/** What a channel's people settled. Without the store, and where they settled nothing, everything is as it comes. */
export async function settingsOf({ parts }: ListenerContext, team: string, channel: string): Promise<ChannelSettings> {
  const found = await parts.store.channels.of(team, channel).catch((cause: unknown) => {
    parts.log.warn("settings-not-read", { cause });
    return null;
  });
  return found ?? { team, channel, language: null, mentionOnly: false, collections: null, changers: null };
}

/** Whether a person may change a channel's settings: everybody, or those who are named, and admins of the workspace. */
async function mayChange(context: ListenerContext, { changers }: ChannelSettings, person: string): Promise<boolean> {
  if (changers === null || changers.includes(person)) return true;
  return (await context.slackApi.person(person)).admin;
}

/** "Settings for this channel", in the menu of a message there: a modal with what holds now. */
export function settingsShortcutTask(context: ListenerContext, active: ActiveJob): Task {
  const quiet = quietOutbox(context, active);
  const press = readPressDetails(active.job);
  let language: Language = "en";
  const run = async () => {
    const settings = await settingsOf(context, press.team, active.job.channel);
    language = settings.language ?? "en";
    if (!(await mayChange(context, settings, active.job.person ?? "")))
      return answerQuietly(quiet, interactionWords(language, "settings-not-yours"));
    return openModal(context, { active, press, quiet }, settingsView(settings, language), language);
  };
  return {
    get language() {
      return language;
    },
    outbox: () => quiet,
    run,
  };
}

const LANGUAGES: readonly Language[] = ["en", "zh-Hans", "zh-Hant"];

/** What was filled in, kept if its person still may; they are told directly. */
export function settingsModalTask(context: ListenerContext, active: ActiveJob): Task {
  const quiet = quietOutbox(context, active);
  const { team, value: channel, inputs } = readPressDetails(active.job);
  const given = (name: string) => inputs[name]?.[name];
  let language: Language = "en";
  const run = async () => {
    language = await languageOfCommand(context, active.job);
    const before = await settingsOf(context, team, channel);
    if (!(await mayChange(context, before, active.job.person ?? "")))
      return answerQuietly(quiet, interactionWords(language, "settings-not-yours"));
    const wanted = given(SETTINGS_INPUTS.language)?.selected_option?.value ?? ASKERS;
    const people = given(SETTINGS_INPUTS.changers)?.selected_users ?? [];
    await context.parts.store.channels.set({
      ...before,
      language: LANGUAGES.find((each) => each === wanted) ?? null,
      mentionOnly: given(SETTINGS_INPUTS.mention)?.selected_option?.value === "yes",
      changers: people.length === 0 ? null : people,
    });
    return answerQuietly(quiet, interactionWords(language, "settings-saved"));
  };
  return {
    get language() {
      return language;
    },
    outbox: () => quiet,
    run,
  };
}

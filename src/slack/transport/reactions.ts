import type { Job } from "../../ports/job-table.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { addPreviewTask, addTask, LINK_POSTED, linkPostedTask } from "../listeners/add-tasks.ts";
import { askTask } from "../listeners/ask-task.ts";
import { BRIEFING_BUTTONS } from "../listeners/briefing-buttons.ts";
import { briefingFormTask, checkBriefingForm } from "../listeners/briefing-form.ts";
import { briefingTask } from "../listeners/briefing-task.ts";
import { conversationJob, DELETED } from "../listeners/changed-message.ts";
import { settingsModalTask, settingsShortcutTask } from "../listeners/channel-settings.ts";
import { deletedTask } from "../listeners/deleted-task.ts";
import { digestTask } from "../listeners/digest-task.ts";
import { evidenceTask } from "../listeners/evidence-task.ts";
import { feedbackReasonTask, feedbackTask } from "../listeners/feedback-tasks.ts";
import type { Envelope } from "../listeners/incoming.ts";
import type { ListenerContext } from "../listeners/listener-context.ts";
import { MESSAGE, mentionJob } from "../listeners/message-job.ts";
import { messageTask } from "../listeners/message-task.ts";
import { onHomeOpened } from "../listeners/on-home-opened.ts";
import { onStopped } from "../listeners/on-stopped.ts";
import type { Press } from "../listeners/press.ts";
import { shareTask } from "../listeners/share-task.ts";
import { askHomeTask, askModalTask, askShortcutTask, checkTask } from "../listeners/shortcut-tasks.ts";
import { ADD_ARTICLE } from "../views/adding-view.ts";
import { ANSWER_ACTIONS } from "../views/answer-actions.ts";
import { ASK_VIEW } from "../views/ask-view.ts";
import { BRIEFING_VIEW } from "../views/briefing-modal.ts";
import { FEEDBACK_VIEW } from "../views/feedback-view.ts";
import { HOME_ASK } from "../views/home-view.ts";
import { SETTINGS_VIEW } from "../views/settings-view.ts";

type Incoming<T> = (context: ListenerContext, event: unknown, envelope: Envelope) => T;

/**
 * An event by the name the manifest subscribes to, and what it needs the right to. One that somebody waits for becomes a job,
 * which is written down before the event is acknowledged; to another the app reacts after.
 */
export interface EventReaction {
  readonly event: string;
  readonly scopes: readonly string[];
  readonly job?: Incoming<Job | null>;
  readonly react?: Incoming<Promise<void>>;
}

/** A slash command, which is always a job. */
export interface CommandReaction {
  readonly command: string;
}

/** Everything the bot reacts to. The manifest lists the same, and a test compares the two. */
export const EVENTS: readonly EventReaction[] = [
  { event: "app_mention", scopes: ["app_mentions:read"], job: mentionJob },
  { event: "message.im", scopes: ["im:history"], job: conversationJob },
  { event: "message.channels", scopes: ["channels:history"], job: conversationJob },
  { event: "message.groups", scopes: ["groups:history"], job: conversationJob },
  { event: "message.mpim", scopes: ["mpim:history"], job: conversationJob },
  { event: "app_home_opened", scopes: [], react: onHomeOpened },
  { event: "agent_session_stopped", scopes: [], react: onStopped },
];

/** The slash commands. */
export const COMMANDS: readonly CommandReaction[] = [
  { command: "/ask" },
  { command: "/digest" },
  { command: "/briefing" },
];

/** How a job of one kind is done. */
type TaskOf = (context: ListenerContext, active: ActiveJob) => Task;

/** What a person does in a message or a modal, by the name it has there; every press is a job. */
export type Presses = Readonly<Record<string, TaskOf>>;

/** Buttons and other elements, by action id. */
export const ACTIONS: Presses = {
  [ANSWER_ACTIONS.evidence]: evidenceTask,
  [ANSWER_ACTIONS.feedback]: feedbackTask,
  [ANSWER_ACTIONS.share]: shareTask,
  ...BRIEFING_BUTTONS,
  [ADD_ARTICLE]: addTask,
  [HOME_ASK]: askHomeTask,
};

/** Submitted modals, by callback id. */
export const VIEWS: Presses = {
  [FEEDBACK_VIEW]: feedbackReasonTask,
  [BRIEFING_VIEW]: briefingFormTask,
  [ASK_VIEW]: askModalTask,
  [SETTINGS_VIEW]: settingsModalTask,
};

/** What is wrong with what was typed into a modal, by block id; such a one is not submitted. */
export const VIEW_CHECKS: Readonly<Record<string, (press: Press) => Readonly<Record<string, string>> | null>> = {
  [BRIEFING_VIEW]: checkBriefingForm,
};

/** Shortcuts, on a message or from anywhere, by callback id. */
export const SHORTCUTS: Presses = {
  "ask-about": askShortcutTask,
  "ask-anywhere": askShortcutTask,
  "check-message": checkTask,
  "add-to-corpus": addPreviewTask,
  "settings-here": settingsShortcutTask,
};

/** The kind of the job that a press becomes. */
export function kindOfPress(from: "action" | "view" | "shortcut", name: string): string {
  return `${from}:${name}`;
}

function tasksOf(from: "action" | "view" | "shortcut", presses: Presses): Presses {
  return Object.fromEntries(Object.entries(presses).map(([name, task]) => [kindOfPress(from, name), task]));
}

/** How a job of each kind is done. */
export const TASKS: Readonly<Record<string, TaskOf>> = {
  ...tasksOf("action", ACTIONS),
  ...tasksOf("view", VIEWS),
  ...tasksOf("shortcut", SHORTCUTS),
  [MESSAGE]: messageTask,
  [LINK_POSTED]: linkPostedTask,
  [DELETED]: deletedTask,
  "/ask": askTask,
  "/digest": digestTask,
  "/briefing": briefingTask,
};

/** The right to read who is in a user group, needed only where these limit who may ask. */
export const GROUP_SCOPE = "usergroups:read";
/** Every right the app needs, as the manifest asks for it. */
export function neededScopes(): readonly string[] {
  return [...new Set([...SCOPES, ...EVENTS.flatMap(({ scopes }) => scopes)])].toSorted();
}

/** Rights beyond those of the events: to post and show status, to have commands, to open a direct message, to read a time zone; the agent view brings its own. */
export const SCOPES: readonly string[] = ["chat:write", "commands", "im:write", "users:read", "assistant:write"];

import type { Job } from "../../ports/job-table.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { askTask } from "../listeners/ask-task.ts";
import { briefingTask } from "../listeners/briefing-task.ts";
import { digestTask } from "../listeners/digest-task.ts";
import { evidenceTask } from "../listeners/evidence-task.ts";
import { feedbackReasonTask, feedbackTask } from "../listeners/feedback-tasks.ts";
import type { Envelope } from "../listeners/incoming.ts";
import type { ListenerContext } from "../listeners/listener-context.ts";
import { MESSAGE, mentionJob, messageJob } from "../listeners/message-job.ts";
import { messageTask } from "../listeners/message-task.ts";
import { onHomeOpened } from "../listeners/on-home-opened.ts";
import { onStopped } from "../listeners/on-stopped.ts";
import { shareTask } from "../listeners/share-task.ts";
import { ANSWER_ACTIONS } from "../views/answer-actions.ts";
import { FEEDBACK_VIEW } from "../views/feedback-view.ts";

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
  { event: "message.im", scopes: ["im:history"], job: messageJob },
  { event: "message.channels", scopes: ["channels:history"], job: messageJob },
  { event: "message.groups", scopes: ["groups:history"], job: messageJob },
  { event: "message.mpim", scopes: ["mpim:history"], job: messageJob },
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
};

/** Submitted modals, by callback id. */
export const VIEWS: Presses = {
  [FEEDBACK_VIEW]: feedbackReasonTask,
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
  [MESSAGE]: messageTask,
  "/ask": askTask,
  "/digest": digestTask,
  "/briefing": briefingTask,
};

/** The right to read who is in a user group, needed only where these limit who may ask. */
export const GROUP_SCOPE = "usergroups:read";

/** Rights beyond those of the events: to post and show status, to have commands, to open a direct message, to read a time zone; the agent view brings its own. */
export const SCOPES: readonly string[] = ["chat:write", "commands", "im:write", "users:read", "assistant:write"];

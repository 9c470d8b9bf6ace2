import { z } from "zod";
import type { Language } from "../../domain/article.ts";
import { languageOf } from "../../language/language.ts";
import type { Job } from "../../ports/job-table.ts";
import type { ActiveJob } from "../delivery/job-worker.ts";
import type { Outbox } from "../delivery/outbox.ts";
import { createReachingOutbox } from "../delivery/reaching-outbox.ts";
import { plainMessage } from "../views/plain-message.ts";
import { directOutbox } from "./job-posting.ts";
import type { ListenerContext } from "./listener-context.ts";

/** A slash command as Slack sends it, as far as we use it. `text` is cleaned. */
export interface Command {
  readonly name: string;
  readonly text: string;
  readonly user: string;
  readonly team: string;
  readonly channel: string;
  readonly trigger: string;
  readonly responseUrl: string;
}

const details = z.object({ team: z.string(), responseUrl: z.string().nullable() });

/** The command as something to be done once. */
export function commandJob(command: Command, at: number): Job {
  const { name, text, user, team, channel, trigger, responseUrl } = command;
  const id = `command:${trigger}`;
  return {
    id,
    kind: name,
    channel,
    thread: null,
    person: user,
    text,
    at,
    details: JSON.stringify({ team, responseUrl } satisfies z.infer<typeof details>),
  };
}

/** The workspace a command was given in. */
export function teamOf(job: Job): string {
  return details.parse(JSON.parse(job.details)).team;
}

/** The language of what was typed, or of the person's Slack when nothing in particular was. */
export async function languageOfCommand(context: ListenerContext, { text, person }: Job): Promise<Language> {
  if (/\p{Script=Han}/u.test(text)) return languageOf(text);
  if (person === null) return "en";
  return (await context.slackApi.person(person).catch(() => null))?.language ?? "en";
}

/** Only the person who gave the command or pressed sees what is written here: where it was done, or in a direct message once that is over. */
export function quietOutbox(context: ListenerContext, active: ActiveJob): Outbox {
  const { responseUrl } = details.parse(JSON.parse(active.job.details));
  if (responseUrl === null) return directly(context, active);
  const responses = context.slackApi.responses(responseUrl, { confirm: active.confirm, signal: active.life });
  return createReachingOutbox(
    responses,
    () => directOutbox(context, active),
    (message) => message,
  );
}

/** The person's direct messages, opened when there is something to say. */
export function directly(context: ListenerContext, active: ActiveJob): Outbox {
  let opened: Promise<Outbox> | null = null;
  const write: Outbox["write"] = async (part, message, last) => {
    opened ??= directOutbox(context, active);
    await (await opened).write(part, message, last);
  };
  return { write, draft: null };
}

/** Tells only the person who gave the command or pressed. */
export async function answerQuietly(outbox: Outbox, ...paragraphs: readonly string[]): Promise<"answered"> {
  await outbox.write(0, plainMessage(...paragraphs), true);
  return "answered";
}

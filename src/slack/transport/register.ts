import type { App, SlashCommand } from "@slack/bolt";
import type { HeldJob, Job } from "../../ports/job-table.ts";
import { cleanQuestion } from "../listeners/clean-question.ts";
import { type Command, commandJob } from "../listeners/command.ts";
import { type Envelope, readEnvelope, readMessage } from "../listeners/incoming.ts";
import type { ListenerContext } from "../listeners/listener-context.ts";
import { pressJob, readPress } from "../listeners/press.ts";
import {
  ACTIONS,
  COMMANDS,
  EVENTS,
  type EventReaction,
  kindOfPress,
  SHORTCUTS,
  VIEW_CHECKS,
  VIEWS,
} from "./reactions.ts";

/** The manifest's name for each kind of conversation whose messages it subscribes to. */
const KINDS: Readonly<Record<string, string>> = {
  im: "message.im",
  channel: "message.channels",
  group: "message.groups",
  mpim: "message.mpim",
};

/** The name under which the manifest subscribes to an event. */
function nameOf(event: { readonly type: string }): string {
  if (event.type !== "message") return event.type;
  return KINDS[readMessage(event)?.channel_type ?? ""] ?? event.type;
}

function reactionTo(event: { readonly type: string }): EventReaction | undefined {
  return EVENTS.find((reaction) => reaction.event === nameOf(event));
}

function readCommand(command: SlashCommand, botUser: string): Command {
  return {
    name: command.command,
    text: cleanQuestion(command.text ?? "", botUser),
    user: command.user_id,
    team: command.team_id,
    channel: command.channel_id,
    trigger: command.trigger_id,
    responseUrl: command.response_url,
  };
}

/** Where what was taken in goes on, and who is told of every reaction from its acknowledgement on. */
export interface Intake {
  readonly botUser: () => string;
  readonly take: (job: HeldJob) => void;
  readonly track: (reaction: Promise<void>) => Promise<void>;
}

/**
 * Registers the tables with Bolt. Bolt acknowledges an event before any listener hears of it; so what somebody waits for is
 * written down in front of Bolt.
 */
export function register(app: App, context: ListenerContext, { botUser, take, track }: Intake): void {
  const writeDown = async (job: Job | null) => {
    if (job === null) return;
    if (await context.parts.leases.addOrRemember(job)) take({ ...job, takes: 1, note: null });
    else context.parts.log.info("known-already", { job: job.id });
  };
  const bolt = app.processEvent.bind(app);
  app.processEvent = async (received) => {
    const { event, envelope } = readEnvelope(received.body, botUser());
    const jobOf = event === null ? undefined : reactionTo(event)?.job;
    if (jobOf) await track(writeDown(jobOf(context, event, envelope)));
    await bolt(received);
  };
  for (const { event: name, react } of EVENTS) {
    if (!react) continue;
    app.event(name, async ({ event, body }) => {
      const envelope: Envelope = { team: body.team_id ?? "", botUser: botUser() };
      await track(react(context, event, envelope));
    });
  }
  const press = async (kind: string, body: unknown) => {
    const read = readPress(body);
    if (read !== null) await track(writeDown(pressJob(kind, read, context.parts.clock.now())));
  };
  const faultsOf = (name: string, body: unknown) => {
    const read = readPress(body);
    return read === null ? null : (VIEW_CHECKS[name]?.(read) ?? null);
  };
  for (const name of Object.keys(ACTIONS)) {
    app.action(name, async ({ ack, body }) => {
      await press(kindOfPress("action", name), body);
      await ack();
    });
  }
  for (const name of Object.keys(VIEWS)) {
    app.view(name, async ({ ack, body }) => {
      const errors = faultsOf(name, body);
      if (errors !== null) return ack({ response_action: "errors", errors });
      await press(kindOfPress("view", name), body);
      await ack();
    });
  }
  for (const name of Object.keys(SHORTCUTS)) {
    app.shortcut(name, async ({ ack, body }) => {
      await press(kindOfPress("shortcut", name), body);
      await ack();
    });
  }
  for (const { command: name } of COMMANDS) {
    app.command(name, async ({ ack, command }) => {
      const job = commandJob(readCommand(command, botUser()), context.parts.clock.now());
      await track(writeDown(job));
      await ack();
    });
  }
}

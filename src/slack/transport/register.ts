import type { App, SlashCommand } from "@slack/bolt";
import type { Respond } from "../delivery/outbox.ts";
import { cleanQuestion } from "../listeners/clean-question.ts";
import type { Command } from "../listeners/command.ts";
import { readMessage } from "../listeners/incoming.ts";
import type { ListenerContext } from "../listeners/listener-context.ts";
import { COMMANDS, EVENTS } from "./reactions.ts";

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

function readCommand(command: SlashCommand, respond: Respond, botUser: string): Command {
  return {
    text: cleanQuestion(command.text ?? "", botUser),
    user: command.user_id,
    team: command.team_id,
    channel: command.channel_id,
    trigger: command.trigger_id,
    respond,
  };
}

/** Registers the table with Bolt. `track` is told of every reaction from its acknowledgement on. */
export function register(app: App, context: ListenerContext, track: (reaction: Promise<void>) => Promise<void>): void {
  for (const type of new Set(EVENTS.map(({ event }) => event.split(".")[0]!))) {
    app.event(type, async ({ event, body, context: bolt }) => {
      const row = EVENTS.find((reaction) => reaction.event === nameOf(event));
      const envelope = {
        eventId: body.event_id ?? null,
        team: bolt.teamId ?? body.team_id ?? "",
        botUser: bolt.botUserId ?? "",
      };
      if (row) await track(row.react(context, event, envelope));
    });
  }
  for (const { command: name, react } of COMMANDS) {
    app.command(name, async ({ ack, command, respond, context: bolt }) => {
      await ack();
      const reactOnce = async () => {
        if (!(await context.claim(`command:${command.trigger_id}`))) return;
        await react(context, readCommand(command, respond, bolt.botUserId ?? ""));
      };
      await track(reactOnce());
    });
  }
}

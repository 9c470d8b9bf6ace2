import type { App, SlashCommand } from "@slack/bolt";
import { cleanQuestion } from "./clean-question.ts";
import type { Command } from "./command.ts";
import { readMessage } from "./incoming.ts";
import type { Respond } from "./outbox.ts";
import { COMMANDS, EVENTS } from "./reactions.ts";
import type { Room } from "./room.ts";

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
export function register(app: App, room: Room, track: (reaction: Promise<void>) => Promise<void>): void {
  for (const type of new Set(EVENTS.map(({ event }) => event.replace(/\..*$/u, "")))) {
    app.event(type, async ({ event, body, context }) => {
      const row = EVENTS.find((reaction) => reaction.event === nameOf(event));
      const envelope = {
        eventId: body.event_id ?? null,
        team: context.teamId ?? body.team_id ?? "",
        botUser: context.botUserId ?? "",
      };
      if (row) await track(row.react(room, event, envelope));
    });
  }
  for (const { command: name, react } of COMMANDS) {
    app.command(name, async ({ ack, command, respond, context }) => {
      await ack();
      const reactOnce = async () => {
        if (!(await room.claim(`command:${command.trigger_id}`))) return;
        await react(room, readCommand(command, respond, context.botUserId ?? ""));
      };
      await track(reactOnce());
    });
  }
}

import type { Command } from "../listeners/command.ts";
import type { Envelope } from "../listeners/incoming.ts";
import type { ListenerContext } from "../listeners/listener-context.ts";
import { onAskCommand } from "../listeners/on-ask-command.ts";
import { onBriefingCommand } from "../listeners/on-briefing-command.ts";
import { onDigestCommand } from "../listeners/on-digest-command.ts";
import { onHomeOpened } from "../listeners/on-home-opened.ts";
import { onMention, onMessage } from "../listeners/on-message.ts";
import { onStopped } from "../listeners/on-stopped.ts";

/** An event by the name the manifest subscribes to, what it needs the right to, and what happens then. */
export interface EventReaction {
  readonly event: string;
  readonly scopes: readonly string[];
  readonly react: (context: ListenerContext, event: unknown, envelope: Envelope) => Promise<void>;
}

/** A slash command and what happens then. */
export interface CommandReaction {
  readonly command: string;
  readonly react: (context: ListenerContext, command: Command) => Promise<void>;
}

/** Everything the bot reacts to. The manifest lists the same, and a test compares the two. */
export const EVENTS: readonly EventReaction[] = [
  { event: "app_mention", scopes: ["app_mentions:read"], react: onMention },
  { event: "message.im", scopes: ["im:history"], react: onMessage },
  { event: "message.channels", scopes: ["channels:history"], react: onMessage },
  { event: "message.groups", scopes: ["groups:history"], react: onMessage },
  { event: "message.mpim", scopes: ["mpim:history"], react: onMessage },
  { event: "app_home_opened", scopes: [], react: onHomeOpened },
  { event: "agent_session_stopped", scopes: [], react: onStopped },
];

/** The slash commands. */
export const COMMANDS: readonly CommandReaction[] = [
  { command: "/ask", react: onAskCommand },
  { command: "/digest", react: onDigestCommand },
  { command: "/briefing", react: onBriefingCommand },
];

/** Rights beyond those of the events: to post and show status, to have commands, to open a direct message, to read a time zone; the agent view brings its own. */
export const SCOPES: readonly string[] = ["chat:write", "commands", "im:write", "users:read", "assistant:write"];

import { setSession } from "./agent-sessions.ts";
import type { Args } from "./args.ts";
import type { Context } from "./context.ts";
import { emit } from "./events.ts";
import type { Methods } from "./methods.ts";
import type { Channel, Fields, ThreadStatus } from "./model.ts";
import { visibleChannel } from "./posting.ts";
import { SlackError } from "./slack-error.ts";
import { threadKey } from "./state.ts";

/** Slack takes the "is thinking" line away after this long. */
const STATUS_MS = 120_000;

function setStatus(ctx: Context, args: Args): Fields {
  const { channel, threadTs } = sessionPlace(ctx, args);
  const initiator = args.text("initiator_user_id");
  if (initiator !== undefined && !ctx.state.users.has(initiator)) throw new SlackError("user_not_found");
  const title = args.text("title") ?? null;
  const { session, warning } = setSession(ctx, channel.id, threadTs, args.need("status"), title);
  return { status: session.status, agent_status: session.status, title: session.title ?? "", ...warning };
}

function rename(ctx: Context, args: Args): Fields {
  const { channel, threadTs } = sessionPlace(ctx, args);
  const title = args.need("title");
  if (title.length > 200) throw new SlackError("invalid_arguments");
  const known = ctx.state.sessions.get(threadKey(channel.id, threadTs));
  const session = known ?? setSession(ctx, channel.id, threadTs, "active", title).session;
  const previous = session.title;
  session.title = title;
  ctx.state.changed();
  if (previous !== title) emitTitle(ctx, channel, threadTs, title, previous);
  return { title };
}

function emitTitle(ctx: Context, channel: Channel, threadTs: string, title: string, previous: string | null): void {
  emit(ctx, "agent_session_title_changed", {
    type: "agent_session_title_changed",
    channel: channel.id,
    user: ctx.settings.botUserId,
    team_id: ctx.settings.team.id,
    thread_ts: threadTs,
    title,
    ...(previous === null ? {} : { previous_title: previous }),
    event_ts: ctx.ids.timestamp(ctx.clock.now()),
  });
}

function sessionPlace(ctx: Context, args: Args): { channel: Channel; threadTs: string } {
  const channel = visibleChannel(ctx, args.need("channel_id"));
  if (!channel.members.has(ctx.settings.botUserId)) throw new SlackError("not_authorized");
  const threadTs = args.text("thread_ts");
  if (threadTs === undefined) throw new SlackError("thread_ts_required");
  return { channel, threadTs };
}

/** Changes what Slack shows under a thread. */
function annotate(ctx: Context, args: Args, change: Partial<ThreadStatus>): Fields {
  const channel = visibleChannel(ctx, args.need("channel_id"));
  const threadTs = args.text("thread_ts") ?? "";
  const key = threadKey(channel.id, threadTs);
  const before = ctx.state.threadStatuses.get(key);
  const blank: ThreadStatus = { channel: channel.id, threadTs, status: "", title: null, prompts: [] };
  const after = { ...blank, ...before, ...change };
  ctx.state.threadStatuses.set(key, after);
  ctx.state.changed();
  return {};
}

function threadStatus(ctx: Context, args: Args): Fields {
  const messages = args.json("loading_messages", "invalid_arguments");
  if (Array.isArray(messages) && messages.length > 10) throw new SlackError("invalid_arguments");
  args.need("thread_ts");
  const status = args.text("status") ?? "";
  const answer = annotate(ctx, args, { status });
  const key = threadKey(args.need("channel_id"), args.need("thread_ts"));
  const mine = ctx.state.threadStatuses.get(key);
  ctx.later(STATUS_MS, () => {
    if (ctx.state.threadStatuses.get(key) === mine) annotate(ctx, args, { status: "" });
  });
  return answer;
}

function suggestedPrompts(ctx: Context, args: Args): Fields {
  const prompts = args.list("prompts", "invalid_arguments") ?? [];
  const isPrompt = ({ title, message }: Fields): boolean => typeof title === "string" && typeof message === "string";
  if (prompts.length === 0 || prompts.length > 4 || !prompts.every(isPrompt)) throw new SlackError("invalid_arguments");
  return annotate(ctx, args, { prompts });
}

/** agents.sessions.* and assistant.threads.* */
export const AGENT_METHODS: Methods = {
  "agents.sessions.setStatus": { tier: 3, scope: "chat:write", call: setStatus },
  "agents.sessions.rename": { tier: 3, scope: "chat:write", call: rename },
  "assistant.threads.setStatus": { tier: "none", scope: "chat:write", call: threadStatus },
  "assistant.threads.setSuggestedPrompts": { tier: 3, scope: "assistant:write", call: suggestedPrompts },
  "assistant.threads.setTitle": {
    tier: 3,
    scope: "assistant:write",
    call: (ctx, args) => annotate(ctx, args, { title: args.need("title") }),
  },
};

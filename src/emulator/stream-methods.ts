import { setSession } from "./agent-sessions.ts";
import type { Args } from "./args.ts";
import type { Context } from "./context.ts";
import { emitChange, emitMessage } from "./events.ts";
import { refuseBadBlocks } from "./message-content.ts";
import { messageShape } from "./message-shape.ts";
import type { Methods } from "./methods.ts";
import type { Channel, Fields, Message, Stream } from "./model.ts";
import { checkThread, post, postableChannel, visibleChannel, withIds } from "./posting.ts";
import { SlackError } from "./slack-error.ts";
import { threadKey } from "./state.ts";
import { applyChunks, checkChunks, checkText, streamBlocks } from "./stream-chunks.ts";

/** A stream ends by itself about here, however busy it is (python-slack-sdk issue 1859 saw 306 s). */
const STREAM_MS = 306_000;

function start(ctx: Context, args: Args): Fields {
  const channel = postableChannel(ctx, args.need("channel"));
  const threadTs = args.text("thread_ts");
  if (channel.kind === "im" && threadTs === undefined) throw new SlackError("invalid_thread_ts");
  checkThread(ctx, channel, threadTs);
  if (channel.kind !== "im") checkRecipient(ctx, args);
  const content = readChunks(args);
  const fresh = emptyStream(channel, threadTs);
  addContent(fresh, content);
  const what = { channel, user: ctx.settings.botUserId, content: { text: fresh.text }, threadTs };
  const extra = { streaming_state: "in_progress", unfurl_links: false, unfurl_media: false } as const;
  const message = post(ctx, { ...what, extra });
  const stream: Stream = { ...fresh, ts: message.ts };
  ctx.state.streams.set(threadKey(channel.id, message.ts), stream);
  show(ctx, stream, message);
  emitMessage(ctx, channel, message);
  ctx.later(STREAM_MS, () => expire(ctx, stream));
  return { channel: channel.id, ts: message.ts, ...openSession(ctx, stream) };
}

function append(ctx: Context, args: Args): Fields {
  const { channel, message, stream } = openStream(ctx, args, "stopped_by_user");
  const content = readChunks(args);
  if (content.mode === null) throw new SlackError("no_text");
  addContent(stream, content);
  show(ctx, stream, message);
  return { channel: channel.id, ts: stream.ts };
}

function stop(ctx: Context, args: Args): Fields {
  const { channel, message, stream } = openStream(ctx, args, "message_not_in_streaming_state");
  const content = readChunks(args);
  const last = args.list("blocks", "invalid_blocks_format") ?? [];
  if (last.length > 50) throw new SlackError("msg_blocks_too_many");
  refuseBadBlocks(last);
  const status = args.text("session_status") ?? "active";
  addContent(stream, content);
  stream.state = "stopped";
  const metadata = args.object("metadata", "invalid_metadata_format");
  const done: Message = { ...message, metadata, streaming_state: "completed" };
  const final = show(ctx, stream, done, last);
  if (stream.threadTs !== null) setSession(ctx, channel.id, stream.threadTs, status, null);
  emitChange(ctx, channel, "message_changed", message, final);
  return { channel: channel.id, ts: stream.ts, message: messageShape(final) };
}

interface Content {
  readonly mode: Stream["mode"];
  readonly text: string;
  readonly chunks: readonly Fields[];
}

function readChunks(args: Args): Content {
  const text = args.text("markdown_text");
  const chunks = args.list("chunks", "invalid_chunks") ?? [];
  if (text !== undefined && chunks.length > 0) throw new SlackError("cannot_provide_both_markdown_text_and_chunks");
  checkText(text ?? "");
  return { mode: text !== undefined ? "text" : chunks.length > 0 ? "chunks" : null, text: text ?? "", chunks };
}

/** Adds content to a stream, which keeps to the way it was first fed. Throws `streaming_mode_mismatch`. */
function addContent(stream: Stream, { mode, text, chunks }: Content): void {
  if (mode !== null && stream.mode !== null && mode !== stream.mode) throw new SlackError("streaming_mode_mismatch");
  checkChunks(stream, chunks);
  stream.mode ??= mode;
  stream.text += text;
  applyChunks(stream, chunks);
}

function checkRecipient(ctx: Context, args: Args): void {
  const [user, team] = [args.text("recipient_user_id"), args.text("recipient_team_id")];
  if (team === undefined) throw new SlackError("missing_recipient_team_id");
  if (user === undefined) throw new SlackError("missing_recipient_user_id");
  if (team !== ctx.settings.team.id) throw new SlackError("team_not_found");
  if (!ctx.state.users.has(user)) throw new SlackError("user_not_found");
}

/** The stream a call is for. `whenStopped` is the code for one that its reader stopped: appending has its own. */
function openStream(
  ctx: Context,
  args: Args,
  whenStopped: string,
): { channel: Channel; message: Message; stream: Stream } {
  const channel = visibleChannel(ctx, args.need("channel"));
  const ts = args.need("ts");
  const message = ctx.state.message(channel.id, ts);
  if (message === undefined) throw new SlackError("message_not_found");
  if (message.user !== ctx.settings.botUserId) throw new SlackError("message_not_owned_by_app");
  const stream = ctx.state.streams.get(threadKey(channel.id, ts));
  if (stream?.state === "stopped_by_user") throw new SlackError(whenStopped);
  if (stream?.state !== "streaming") throw new SlackError("message_not_in_streaming_state");
  return { channel, message, stream };
}

function emptyStream(channel: Channel, threadTs: string | undefined): Stream {
  return {
    channel: channel.id,
    ts: "",
    threadTs: threadTs ?? null,
    mode: null,
    state: "streaming",
    text: "",
    blocks: [],
    tasks: new Map(),
    planTitle: null,
  };
}

function show(ctx: Context, stream: Stream, message: Message, last: readonly Fields[] = []): Message {
  const blocks = withIds(ctx, [...streamBlocks(stream), ...last]);
  const shown: Message = { ...message, text: stream.text, blocks };
  ctx.state.putMessage(shown);
  return shown;
}

function expire(ctx: Context, stream: Stream): void {
  if (stream.state !== "streaming") return;
  stream.state = "expired";
  const message = ctx.state.message(stream.channel, stream.ts);
  if (message !== undefined) ctx.state.putMessage({ ...message, streaming_state: "errored" });
}

function openSession(ctx: Context, stream: Stream): Fields {
  if (stream.threadTs === null) return {};
  return setSession(ctx, stream.channel, stream.threadTs, "processing", null).warning;
}

/** chat.startStream, chat.appendStream, chat.stopStream. */
export const STREAM_METHODS: Methods = {
  "chat.startStream": { tier: 2, scope: "chat:write", call: start },
  "chat.appendStream": { tier: 4, scope: "chat:write", call: append },
  "chat.stopStream": { tier: 2, scope: "chat:write", call: stop },
};

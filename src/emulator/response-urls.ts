import { Args, isFields } from "./args.ts";
import type { Context } from "./context.ts";
import { emitChange } from "./events.ts";
import { readContent } from "./message-content.ts";
import type { Channel, Fields, Message } from "./model.ts";
import { postAndAnnounce, postEphemeral, withIds } from "./posting.ts";
import { SlackError } from "./slack-error.ts";
import type { ResponseUrl } from "./state.ts";

const USES = 5;
const LIFE_MS = 30 * 60_000;

/** Makes a response_url for an interaction and gives its address. */
export function responseUrl(ctx: Context, place: Omit<ResponseUrl, "uses" | "at">): string {
  const path = `/response/${ctx.settings.team.id}/${ctx.ids.uuid("response")}`;
  ctx.state.responseUrls.set(path, { ...place, at: ctx.clock.now(), uses: 0 });
  return ctx.baseUrl() + path;
}

/** Takes what was posted to a response_url. Gives the HTTP status and body. */
export function answerResponse(ctx: Context, path: string, body: string): { status: number; body: Fields } {
  const entry = ctx.state.responseUrls.get(path);
  if (entry === undefined) return refusal(404, "invalid_url");
  if (ctx.clock.now() - entry.at > LIFE_MS) return refusal(404, "expired_url");
  if (entry.uses >= USES) return refusal(404, "used_url");
  entry.uses += 1;
  try {
    const payload: unknown = JSON.parse(body);
    if (!isFields(payload)) return refusal(400, "invalid_payload");
    applyResponse(ctx, entry, payload);
    return { status: 200, body: { ok: true } };
  } catch (thrown) {
    return thrown instanceof SlackError ? refusal(400, thrown.code) : refusal(400, "invalid_payload");
  }
}

function refusal(status: number, error: string): { status: number; body: Fields } {
  return { status, body: { ok: false, error } };
}

/** Does what a response says: post, replace or delete. Throws SlackError for content that Slack refuses. */
export function applyResponse(ctx: Context, place: Omit<ResponseUrl, "uses" | "at">, payload: Fields): void {
  const channel = ctx.state.channels.get(place.channel);
  if (channel === undefined) throw new SlackError("channel_not_found");
  const origin = place.messageTs === null ? undefined : ctx.state.message(channel.id, place.messageTs);
  if (payload.delete_original === true) {
    deleteOriginal(ctx, channel, origin);
    return;
  }
  const content = readContent(new Args(payload));
  if (payload.replace_original === true && origin !== undefined) {
    const changed: Message = { ...origin, ...content, blocks: withIds(ctx, content.blocks) };
    ctx.state.putMessage(changed);
    emitChange(ctx, channel, "message_changed", origin, changed);
    return;
  }
  const thread = typeof payload.thread_ts === "string" ? payload.thread_ts : (place.threadTs ?? undefined);
  const what = { channel, user: ctx.settings.botUserId, content, threadTs: thread };
  if (payload.response_type === "in_channel") postAndAnnounce(ctx, what);
  else postEphemeral(ctx, place.user, what);
}

function deleteOriginal(ctx: Context, channel: Channel, origin: Message | undefined): void {
  if (origin === undefined) return;
  ctx.state.removeMessage(channel.id, origin.ts);
  emitChange(ctx, channel, "message_deleted", origin, null);
}

import type { Ephemeral, Fields, Message } from "./model.ts";

/** A message as Slack shows it inside an answer or an event: without its channel and what its poster asked for. */
export function messageShape(message: Message | Ephemeral): Fields {
  const { channel: _channel, unfurl_links: _links, unfurl_media: _media, mrkdwn: _mrkdwn, ...shape } = message;
  return shape;
}

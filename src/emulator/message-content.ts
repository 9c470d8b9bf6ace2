import { type Args, isFields } from "./args.ts";
import { checkBlocks } from "./blocks.ts";
import type { Fields } from "./model.ts";
import { explained, SlackError } from "./slack-error.ts";

/** What a call wants a message to say, checked. */
export interface Content {
  readonly text: string;
  readonly blocks?: readonly Fields[] | undefined;
  readonly attachments?: readonly Fields[] | undefined;
  readonly metadata?: Fields | undefined;
}

/** Slack cuts `text` here without a word. */
const TEXT_CUT = 40_000;
const MARKDOWN_MAX = 12_000;

/**
 * Reads `text`, `markdown_text`, `blocks`, `attachments` and `metadata`. Throws the codes Slack gives: `no_text`,
 * `msg_too_long`, `markdown_text_conflict`, `invalid_blocks`, `invalid_blocks_format`, `msg_blocks_too_long`,
 * `invalid_metadata_format`. `maxText` is the length from which `text` is refused rather than cut.
 */
export function readContent(args: Args, maxText = Number.POSITIVE_INFINITY): Content {
  const text = args.text("text");
  const markdown = args.text("markdown_text");
  const blocks = args.list("blocks", "invalid_blocks_format");
  const attachments = args.list("attachments", "invalid_attachments");
  const metadata = readMetadata(args);
  if (markdown !== undefined && (text !== undefined || blocks !== undefined)) {
    throw new SlackError("markdown_text_conflict");
  }
  if ((text?.length ?? 0) > maxText || (markdown?.length ?? 0) > MARKDOWN_MAX) throw new SlackError("msg_too_long");
  if (markdown !== undefined) return { text: markdown, blocks: [{ type: "markdown", text: markdown }], metadata };
  if (blocks !== undefined) refuseBadBlocks(blocks);
  const hasContent = (text ?? "").trim() !== "" || (blocks?.length ?? 0) > 0 || (attachments?.length ?? 0) > 0;
  if (!hasContent) throw new SlackError("no_text");
  return { text: (text ?? fallback(blocks ?? [])).slice(0, TEXT_CUT), blocks, attachments, metadata };
}

/** Throws when Slack would not take these blocks. */
export function refuseBadBlocks(blocks: unknown): void {
  const refused = checkBlocks(blocks);
  if (refused !== null) throw explained(refused.code, refused.messages);
}

function readMetadata(args: Args): Fields | undefined {
  const metadata = args.object("metadata", "invalid_metadata_format");
  if (metadata === undefined || Object.keys(metadata).length === 0) return metadata;
  const isEvent = typeof metadata.event_type === "string" && isFields(metadata.event_payload);
  if (!isEvent && metadata.entities === undefined) throw new SlackError("invalid_metadata_format");
  return metadata;
}

/** The text Slack derives from blocks that came without any. */
function fallback(value: unknown): string {
  if (Array.isArray(value)) return value.map(fallback).filter(Boolean).join(" ");
  if (!isFields(value)) return "";
  if (typeof value.text === "string") return value.text;
  return Object.values(value)
    .filter((part) => typeof part === "object")
    .map(fallback)
    .filter(Boolean)
    .join(" ");
}

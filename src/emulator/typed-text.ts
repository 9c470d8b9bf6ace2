import type { Fields } from "./model.ts";

const REFERENCE = /<(?:[@#][A-Z0-9]+(?:\|[^<>]*)?|![a-z^A-Z0-9]+(?:\|[^<>]*)?)>/;
const ADDRESS = /https?:\/\/[^\s<>]+/;

/** What a person typed, as Slack hands it on: `&`, `<`, `>` escaped, addresses in angle brackets, references kept. */
export function typedText(typed: string): string {
  return pieces(typed)
    .map((piece) => (REFERENCE.test(piece) ? piece : ADDRESS.test(piece) ? `<${escaped(piece)}>` : escaped(piece)))
    .join("");
}

/** The same as rich text, the block that every typed message carries. */
export function typedBlocks(typed: string): readonly Fields[] {
  const elements = pieces(typed).map((piece): Fields => {
    if (/^<@/.test(piece)) return { type: "user", user_id: piece.slice(2, -1).split("|")[0] };
    if (/^<#/.test(piece)) return { type: "channel", channel_id: piece.slice(2, -1).split("|")[0] };
    if (/^<!/.test(piece)) return { type: "broadcast", range: piece.slice(2, -1) };
    return ADDRESS.test(piece) ? { type: "link", url: piece } : { type: "text", text: piece };
  });
  return [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }];
}

function pieces(typed: string): readonly string[] {
  const splitter = new RegExp(`(${REFERENCE.source}|${ADDRESS.source})`);
  return typed.split(splitter).filter((piece) => piece !== undefined && piece !== "");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

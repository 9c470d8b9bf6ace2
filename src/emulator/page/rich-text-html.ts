import { escapeHtml } from "../../language/escape-html.ts";
import { isFields } from "../args.ts";
import type { Fields } from "../model.ts";
import { listOf, textOf } from "./read-fields.ts";

/** What a person or a channel is called, by its id; the id itself where nobody has it. */
export type NameOf = (id: string) => string;

const STYLES = [
  ["bold", "strong"],
  ["italic", "em"],
  ["strike", "s"],
  ["code", "code"],
] as const;

/** A rich text block as HTML. What is no address of the web is shown as text. */
export function richTextHtml(block: Fields, nameOf: NameOf): string {
  return listOf(block.elements)
    .map((element) => partHtml(element, nameOf))
    .join("");
}

function partHtml(part: Fields, nameOf: NameOf): string {
  const inside = () =>
    listOf(part.elements)
      .map((piece) => pieceHtml(piece, nameOf))
      .join("");
  if (part.type === "rich_text_quote") return `<blockquote>${inside()}</blockquote>`;
  if (part.type === "rich_text_preformatted") return `<pre>${inside()}</pre>`;
  if (part.type === "rich_text_list") {
    const items = listOf(part.elements).map((item) => `<li>${partHtml(item, nameOf)}</li>`);
    return part.style === "ordered" ? `<ol>${items.join("")}</ol>` : `<ul>${items.join("")}</ul>`;
  }
  return `<p>${inside()}</p>`;
}

function pieceHtml(piece: Fields, nameOf: NameOf): string {
  const text = escapeHtml(textOf(piece.text));
  if (piece.type === "link") return linkHtml(textOf(piece.url), text);
  if (piece.type === "user") return `<span class="ping">@${escapeHtml(nameOf(textOf(piece.user_id)))}</span>`;
  if (piece.type === "channel") return `<span class="ping">#${escapeHtml(nameOf(textOf(piece.channel_id)))}</span>`;
  if (piece.type === "broadcast") return `<span class="ping">@${escapeHtml(textOf(piece.range))}</span>`;
  const style = isFields(piece.style) ? piece.style : {};
  return STYLES.reduce((html, [name, tag]) => (style[name] === true ? `<${tag}>${html}</${tag}>` : html), text);
}

/** A link that opens beside the page; its label, escaped already, or else its address. */
export function linkHtml(url: string, label: string): string {
  const shown = label === "" ? escapeHtml(url) : label;
  if (!/^https?:$/u.test(URL.parse(url)?.protocol ?? "")) return shown;
  return `<a href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer">${shown}</a>`;
}

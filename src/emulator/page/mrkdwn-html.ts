import { escapeHtml } from "../../language/escape-html.ts";
import { linkHtml, type NameOf } from "./rich-text-html.ts";

const REFERENCE = /(<[^<>]*>)/u;

/** Text in Slack's own markup as HTML: references and links are shown, everything else stands as it is. */
export function mrkdwnHtml(text: string, nameOf: NameOf): string {
  return text
    .split(REFERENCE)
    .map((piece) => (REFERENCE.test(piece) ? referenceHtml(piece.slice(1, -1), nameOf) : escapeHtml(unescaped(piece))))
    .join("");
}

function referenceHtml(inside: string, nameOf: NameOf): string {
  const [target = "", label = ""] = inside.split("|");
  const sign = target[0] === "#" ? "#" : "@";
  if (/^[@#]/u.test(target)) return `<span class="ping">${sign}${escapeHtml(nameOf(target.slice(1)))}</span>`;
  if (target.startsWith("!")) return `<span class="ping">@${escapeHtml(target.slice(1))}</span>`;
  return linkHtml(unescaped(target), escapeHtml(unescaped(label)));
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

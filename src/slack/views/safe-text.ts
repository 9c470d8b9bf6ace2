/** Slack's own limit for `text` is 4,000 in chat.update; a little is kept back for the escapes. */
const FALLBACK_LIMIT = 3_900;

/** U+200B: breaks a word that Slack would turn into a link or a ping, and is not seen. */
const BREAK = "\u200b";

/** Escapes the three characters that mean something to Slack. `<!channel>` and `<url|label>` become plain text by this alone. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Escaped text in which nothing pings and no address becomes a link, cut to what Slack takes as a message's `text`. */
export function inertText(text: string): string {
  const broken = text
    .replace(/@(?=here|channel|everyone)/giu, `@${BREAK}`)
    .replaceAll("://", `:${BREAK}//`)
    .replace(/www\./giu, `www${BREAK}.`)
    .replace(/mailto:/giu, `mailto${BREAK}:`);
  return cutText(escapeMrkdwn(broken), FALLBACK_LIMIT);
}

/** A label that cannot end its link early or hide what it is: no `|`, `<`, `>`, line break, control or direction mark. */
export function linkLabel(text: string): string {
  return text
    .replace(/[|<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/ {2,}/gu, " ")
    .trim();
}

/** The address as Slack may be given it, or null when it is not plain http(s) or carries a user name before the host. */
export function safeUrl(url: string | null): string | null {
  if (url === null || url.length > 2_000) return null;
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/u.test(parsed.protocol) || parsed.username !== "" || parsed.password !== "")
    return null;
  return url.trim().replace(/[|<>"`\\\s\p{Cc}\p{Cf}]/gu, (c) => encodeURIComponent(c));
}

/** At most `limit` UTF-16 units, ended with "…" when something was cut, never in the middle of a character or an escape. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$|&[a-z]{0,3}$/u, "")}…`;
}

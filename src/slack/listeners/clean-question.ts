/**
 * What a person typed, from what Slack sends: the bot's own mention gone, other mentions and channels by their names,
 * links by their labels or addresses, Slack's three escapes undone, white space single.
 */
export function cleanQuestion(text: string, botUser: string): string {
  return text
    .replace(/<@([A-Z0-9]+)(?:\|([^<>]*))?>/gu, (_, id: string, name?: string) =>
      id === botUser ? " " : name ? `@${name}` : " ",
    )
    .replace(/<#[A-Z0-9]+(?:\|([^<>]*))?>/gu, (_, name?: string) => (name ? `#${name}` : " "))
    .replace(/<![^<>|]*(?:\|([^<>]*))?>/gu, (_, label?: string) => label ?? " ")
    .replace(/<((?:https?|mailto):[^<>|]*)(?:\|([^<>]*))?>/gu, (_, url: string, label?: string) => label || url)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Users mentioned in a message, by id. */
export function mentionedUsers(text: string): readonly string[] {
  return [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/gu)].flatMap((match) => match[1] ?? []);
}

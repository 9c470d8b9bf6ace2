import { readHomeOpened } from "./incoming.ts";
import { plain, richText, section } from "./rich-text.ts";
import type { Room } from "./room.ts";
import { wordsOf } from "./words.ts";

/** The Home tab says what the bot does, in the person's language. The messages tab has its prompts from the manifest. */
export async function onHomeOpened(room: Room, event: unknown): Promise<void> {
  const opened = readHomeOpened(event);
  if (opened === null || opened.tab !== "home") return;
  const language = (await room.wire.person(opened.user).catch(() => null))?.language ?? "en";
  const words = wordsOf(language);
  const lines = words.home(room.corpusName ?? words.articles);
  const blocks = lines.map((line) => richText(section(plain(line))));
  await room.wire.publishHome(opened.user, blocks);
}

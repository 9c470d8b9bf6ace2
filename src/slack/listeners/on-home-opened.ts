import { plain, richText, section } from "../views/rich-text.ts";
import { wordsOf } from "../views/words.ts";
import { homeBriefings } from "./home-briefings.ts";
import { readHomeOpened } from "./incoming.ts";
import type { ListenerContext } from "./listener-context.ts";

/** The Home tab says what the bot does, in the person's language. The messages tab has its prompts from the manifest. */
export async function onHomeOpened(context: ListenerContext, event: unknown): Promise<void> {
  const opened = readHomeOpened(event);
  if (opened === null || opened.tab !== "home") return;
  const language = (await context.slackApi.person(opened.user).catch(() => null))?.language ?? "en";
  const words = wordsOf(language);
  const lines = words.home(context.corpusName ?? words.articles);
  const blocks = lines.map((line) => richText(section(plain(line))));
  const briefings = await homeBriefings(context, opened.user, language);
  await context.slackApi.publishHome(opened.user, [...blocks, ...briefings]);
}

import type { Language } from "../../domain/article.ts";
import { languageOf } from "../../language/language.ts";
import { type Outbox, outboxAt, outboxOf, type Respond } from "../delivery/outbox.ts";
import { type Place, refusedBySlack } from "../delivery/post-once.ts";
import { plainMessage } from "../views/plain-message.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { wordsOf } from "../views/words.ts";
import type { ListenerContext } from "./listener-context.ts";

/** A slash command, as far as we use it. `text` is cleaned. */
export interface Command {
  readonly text: string;
  readonly user: string;
  readonly team: string;
  readonly channel: string;
  readonly trigger: string;
  readonly respond: Respond;
}

/** An open conversation: where it stands, null when only the person sees it, and the outbox into its thread. */
export interface Floor {
  readonly place: Place | null;
  readonly outbox: Outbox;
}

/** The language of what was typed, or of the person's Slack when nothing in particular was. */
export async function languageOfCommand(context: ListenerContext, command: Command): Promise<Language> {
  if (/\p{Script=Han}/u.test(command.text)) return languageOf(command.text);
  return (await context.slackApi.person(command.user).catch(() => null))?.language ?? "en";
}

async function openAt(context: ListenerContext, channel: string, first: SlackMessage): Promise<Floor> {
  const ts = await context.slackApi.post({ channel, thread: null }, first);
  const place = { channel, thread: ts };
  return { place, outbox: outboxAt(context.slackApi, place) };
}

async function openDirectly(
  context: ListenerContext,
  command: Command,
  first: SlackMessage,
  language: Language,
): Promise<Floor> {
  const floor = await openAt(context, await context.slackApi.openDirect(command.user), first);
  const told = outboxOf(command.respond).post(plainMessage(wordsOf(language).answeredDirectly));
  await told.catch((cause: unknown) => context.parts.log.warn("not-responded", { cause }));
  return floor;
}

/**
 * Posts `first` and gives the thread under it: in the channel, else in a direct message, else for the person's eyes only.
 * Only Slack's own refusal leads on to the next; a Slack that cannot be reached is thrown.
 */
export async function openFloor(
  context: ListenerContext,
  command: Command,
  first: SlackMessage,
  language: Language,
): Promise<Floor> {
  const ways = [() => openAt(context, command.channel, first), () => openDirectly(context, command, first, language)];
  for (const way of ways) {
    try {
      return await way();
    } catch (thrown) {
      if (!refusedBySlack(thrown)) throw thrown;
    }
  }
  const outbox = outboxOf(command.respond);
  await outbox.post(first);
  return { place: null, outbox };
}

/** Tells only the person who gave the command. */
export async function answerQuietly(command: Command, ...paragraphs: readonly string[]): Promise<void> {
  await outboxOf(command.respond).post(plainMessage(...paragraphs));
}

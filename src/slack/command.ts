import type { Language } from "../domain.ts";
import { languageOf } from "../text/language.ts";
import { type Outbox, outboxAt, outboxOf, type Respond } from "./outbox.ts";
import { plainMessage } from "./plain-message.ts";
import { type Place, refusedBySlack } from "./post-once.ts";
import type { Room } from "./room.ts";
import type { SlackMessage } from "./slack-message.ts";
import { wordsOf } from "./words.ts";

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
export async function languageOfCommand(room: Room, command: Command): Promise<Language> {
  if (/\p{Script=Han}/u.test(command.text)) return languageOf(command.text);
  return (await room.wire.person(command.user).catch(() => null))?.language ?? "en";
}

async function openAt(room: Room, channel: string, first: SlackMessage): Promise<Floor> {
  const ts = await room.wire.post({ channel, thread: null }, first);
  const place = { channel, thread: ts };
  return { place, outbox: outboxAt(room.wire, place) };
}

async function openDirectly(room: Room, command: Command, first: SlackMessage, language: Language): Promise<Floor> {
  const floor = await openAt(room, await room.wire.openDirect(command.user), first);
  const told = outboxOf(command.respond).post(plainMessage(wordsOf(language).answeredDirectly));
  await told.catch((cause: unknown) => room.parts.log.warn("not-responded", { cause }));
  return floor;
}

/**
 * Posts `first` and gives the thread under it: in the channel, else in a direct message, else for the person's eyes only.
 * Only Slack's own refusal leads on to the next; a Slack that cannot be reached is thrown.
 */
export async function openFloor(room: Room, command: Command, first: SlackMessage, language: Language): Promise<Floor> {
  const ways = [() => openAt(room, command.channel, first), () => openDirectly(room, command, first, language)];
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

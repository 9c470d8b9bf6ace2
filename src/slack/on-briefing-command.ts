import type { Language, Subscription } from "../domain.ts";
import { answerQuietly, type Command, languageOfCommand } from "./command.ts";
import { outboxOf } from "./outbox.ts";
import { plainMessage } from "./plain-message.ts";
import { refusedBySlack } from "./post-once.ts";
import { type BriefingCommand, readBriefing } from "./read-briefing.ts";
import type { Room } from "./room.ts";
import { type Words, wordsOf } from "./words.ts";

type Weekly = Extract<BriefingCommand, { kind: "weekly" }>;

function described(words: Words, { weekday, time, zone }: Subscription): readonly [string, string, string] {
  return [words.weekdays[weekday] ?? "", time, zone];
}

async function subscriptionsHere(room: Room, command: Command): Promise<readonly Subscription[]> {
  const all = await room.parts.store.subscriptions();
  return all.filter((subscription) => subscription.team === command.team && subscription.channel === command.channel);
}

async function newSubscription(
  room: Room,
  command: Command,
  weekly: Weekly,
  language: Language,
): Promise<Subscription> {
  const zone = weekly.zone ?? (await room.wire.person(command.user).catch(() => null))?.zone ?? "UTC";
  const { weekday, time } = weekly;
  const since = new Date(room.parts.clock.now()).toISOString();
  return {
    id: room.parts.newId(),
    team: command.team,
    channel: command.channel,
    createdBy: command.user,
    weekday,
    time,
    zone,
    language,
    since,
  };
}

/** Says so in the channel first: that is the proof that briefings can be posted there. */
async function subscribe(room: Room, command: Command, weekly: Weekly, language: Language): Promise<void> {
  const words = wordsOf(language);
  const wanted = await newSubscription(room, command, weekly, language);
  const same = (other: Subscription) =>
    other.weekday === wanted.weekday && other.time === wanted.time && other.zone === wanted.zone;
  if ((await subscriptionsHere(room, command)).some(same))
    return answerQuietly(command, words.briefingAlready(...described(words, wanted)));
  let ts: string;
  try {
    ts = await room.wire.post(
      { channel: command.channel, thread: null },
      plainMessage(words.briefingSet(...described(words, wanted))),
    );
  } catch (thrown) {
    if (!refusedBySlack(thrown)) throw thrown;
    return answerQuietly(command, words.cannotPost);
  }
  try {
    await room.parts.store.subscribe(wanted);
  } catch (thrown) {
    // The promise just posted does not hold: it is taken back before the person is told of the error.
    await room.wire.update(command.channel, ts, plainMessage(words.failed.internal)).catch(() => null);
    throw thrown;
  }
}

async function perform(room: Room, command: Command, language: Language): Promise<void> {
  const words = wordsOf(language);
  const wanted = readBriefing(command.text);
  switch (wanted.kind) {
    case "weekly":
      return subscribe(room, command, wanted, language);
    case "list": {
      const lines = (await subscriptionsHere(room, command)).map((subscription) =>
        words.briefingLine(...described(words, subscription)),
      );
      return answerQuietly(command, ...(lines.length === 0 ? [words.briefingNone] : lines));
    }
    case "stop":
      return answerQuietly(
        command,
        words.briefingStopped(await room.parts.store.unsubscribe(command.team, command.channel)),
      );
    case "bad-zone":
      return answerQuietly(command, words.zoneUnknown(wanted.zone));
    case "unclear":
      return answerQuietly(command, words.briefingUsage);
  }
}

/** `/briefing weekly DAY HH:MM [Area/City]`, `list` or `stop`, for the channel it is given in. */
export async function onBriefingCommand(room: Room, command: Command): Promise<void> {
  const language = await languageOfCommand(room, command);
  const run = () => perform(room, command, language);
  room.desk.take({ work: new AbortController(), language, outbox: () => outboxOf(command.respond), run });
}

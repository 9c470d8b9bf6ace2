import type { Language } from "../../domain/article.ts";
import type { Subscription } from "../../domain/digest.ts";
import { outboxOf } from "../delivery/outbox.ts";
import { refusedBySlack } from "../delivery/post-once.ts";
import { plainMessage } from "../views/plain-message.ts";
import { type Words, wordsOf } from "../views/words.ts";
import { answerQuietly, type Command, languageOfCommand } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";
import { type BriefingCommand, readBriefing } from "./read-briefing.ts";

type Weekly = Extract<BriefingCommand, { kind: "weekly" }>;

function described(words: Words, { weekday, time, zone }: Subscription): readonly [string, string, string] {
  return [words.weekdays[weekday] ?? "", time, zone];
}

async function subscriptionsHere(context: ListenerContext, command: Command): Promise<readonly Subscription[]> {
  const all = await context.parts.store.subscriptions();
  return all.filter((subscription) => subscription.team === command.team && subscription.channel === command.channel);
}

async function newSubscription(
  context: ListenerContext,
  command: Command,
  weekly: Weekly,
  language: Language,
): Promise<Subscription> {
  const zone = weekly.zone ?? (await context.slackApi.person(command.user).catch(() => null))?.zone ?? "UTC";
  const { weekday, time } = weekly;
  const since = new Date(context.parts.clock.now()).toISOString();
  return {
    id: context.parts.newId(),
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
async function subscribe(
  context: ListenerContext,
  command: Command,
  weekly: Weekly,
  language: Language,
): Promise<void> {
  const words = wordsOf(language);
  const wanted = await newSubscription(context, command, weekly, language);
  const same = (other: Subscription) =>
    other.weekday === wanted.weekday && other.time === wanted.time && other.zone === wanted.zone;
  if ((await subscriptionsHere(context, command)).some(same))
    return answerQuietly(command, words.briefingAlready(...described(words, wanted)));
  let ts: string;
  try {
    ts = await context.slackApi.post(
      { channel: command.channel, thread: null },
      plainMessage(words.briefingSet(...described(words, wanted))),
    );
  } catch (thrown) {
    if (!refusedBySlack(thrown)) throw thrown;
    return answerQuietly(command, words.cannotPost);
  }
  try {
    await context.parts.store.subscribe(wanted);
  } catch (thrown) {
    // The promise just posted does not hold: it is taken back before the person is told of the error.
    await context.slackApi.update(command.channel, ts, plainMessage(words.failed.internal)).catch(() => null);
    throw thrown;
  }
}

async function perform(context: ListenerContext, command: Command, language: Language): Promise<void> {
  const words = wordsOf(language);
  const wanted = readBriefing(command.text);
  switch (wanted.kind) {
    case "weekly":
      return subscribe(context, command, wanted, language);
    case "list": {
      const lines = (await subscriptionsHere(context, command)).map((subscription) =>
        words.briefingLine(...described(words, subscription)),
      );
      return answerQuietly(command, ...(lines.length === 0 ? [words.briefingNone] : lines));
    }
    case "stop":
      return answerQuietly(
        command,
        words.briefingStopped(await context.parts.store.unsubscribe(command.team, command.channel)),
      );
    case "bad-zone":
      return answerQuietly(command, words.zoneUnknown(wanted.zone));
    case "unclear":
      return answerQuietly(command, words.briefingUsage);
  }
}

/** `/briefing weekly DAY HH:MM [Area/City]`, `list` or `stop`, for the channel it is given in. */
export async function onBriefingCommand(context: ListenerContext, command: Command): Promise<void> {
  const language = await languageOfCommand(context, command);
  const run = () => perform(context, command, language);
  context.queue.take({ work: new AbortController(), language, outbox: () => outboxOf(command.respond), run });
}

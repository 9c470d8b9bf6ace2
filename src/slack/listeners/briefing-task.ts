import type { Language } from "../../domain/article.ts";
import type { Subscription } from "../../domain/digest.ts";
import type { Job, JobOutcome } from "../../ports/job-table.ts";
import { isRefused } from "../calls/slack-failure.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import type { Outbox } from "../delivery/outbox.ts";
import { plainMessage } from "../views/plain-message.ts";
import { type Words, wordsOf } from "../views/words.ts";
import { answerQuietly, languageOfCommand, quietOutbox, teamOf } from "./command.ts";
import { postingOf } from "./job-posting.ts";
import type { ListenerContext } from "./listener-context.ts";
import { type BriefingCommand, readBriefing } from "./read-briefing.ts";
import { whyNotServed } from "./why-not-served.ts";

type Weekly = Extract<BriefingCommand, { kind: "weekly" }>;

function described(words: Words, { weekday, time, zone }: Subscription): readonly [string, string, string] {
  return [words.weekdays[weekday] ?? "", time, zone];
}

async function subscriptionsHere(context: ListenerContext, job: Job): Promise<readonly Subscription[]> {
  const all = await context.parts.store.subscriptions();
  return all.filter(({ team, channel }) => team === teamOf(job) && channel === job.channel);
}

/** Its id is the command's: a command that is taken up again makes no second one. */
async function newSubscription(
  context: ListenerContext,
  job: Job,
  { weekday, time, zone: given }: Weekly,
  language: Language,
): Promise<Subscription> {
  const createdBy = job.person ?? "";
  const zone = given ?? (await context.slackApi.person(createdBy).catch(() => null))?.zone ?? "UTC";
  const since = new Date(context.parts.clock.now()).toISOString();
  return { id: job.id, team: teamOf(job), channel: job.channel, createdBy, weekday, time, zone, language, since };
}

/** Says so in the channel first: that is the proof that briefings can be posted there. */
async function subscribe(
  context: ListenerContext,
  active: ActiveJob,
  quiet: Outbox,
  weekly: Weekly,
  language: Language,
): Promise<JobOutcome> {
  const { job } = active;
  const words = wordsOf(language);
  const wanted = await newSubscription(context, job, weekly, language);
  const here = await subscriptionsHere(context, job);
  if (here.some(({ id }) => id === job.id)) return "answered";
  const same = (other: Subscription) =>
    other.weekday === wanted.weekday && other.time === wanted.time && other.zone === wanted.zone;
  if (here.some(same)) return answerQuietly(quiet, words.briefingAlready(...described(words, wanted)));
  const channel = context.slackApi.outbox({ channel: job.channel, thread: null }, postingOf(active));
  try {
    await channel.write(0, plainMessage(words.briefingSet(...described(words, wanted))), true);
  } catch (thrown) {
    if (!isRefused(thrown)) throw thrown;
    return answerQuietly(quiet, words.cannotPost);
  }
  try {
    await context.parts.store.subscribe(wanted);
  } catch (thrown) {
    // The promise just posted does not hold: it is taken back before the person is told of the error.
    await channel.write(0, plainMessage(words.failed.internal), true).catch(() => null);
    throw thrown;
  }
  return "answered";
}

async function perform(
  context: ListenerContext,
  active: ActiveJob,
  quiet: Outbox,
  language: Language,
): Promise<JobOutcome> {
  const { job } = active;
  const words = wordsOf(language);
  const wanted = readBriefing(job.text);
  switch (wanted.kind) {
    case "weekly":
      return subscribe(context, active, quiet, wanted, language);
    case "list": {
      const lines = (await subscriptionsHere(context, job)).map((each) =>
        words.briefingLine(...described(words, each)),
      );
      return answerQuietly(quiet, ...(lines.length === 0 ? [words.briefingNone] : lines));
    }
    case "stop":
      return answerQuietly(
        quiet,
        words.briefingStopped(await context.parts.store.unsubscribe(teamOf(job), job.channel)),
      );
    case "bad-zone":
      return answerQuietly(quiet, words.zoneUnknown(wanted.zone));
    case "unclear":
      return answerQuietly(quiet, words.briefingUsage);
  }
}

/** `/briefing weekly DAY HH:MM [Area/City]`, `list` or `stop`, for the channel it is given in. */
export function briefingTask(context: ListenerContext, active: ActiveJob): Task {
  let language: Language = "en";
  const quiet = quietOutbox(context, active);
  const run = async () => {
    language = await languageOfCommand(context, active.job);
    const refusal = await whyNotServed(context, active.job, language);
    if (refusal !== null) return answerQuietly(quiet, refusal);
    return perform(context, active, quiet, language);
  };
  return {
    get language() {
      return language;
    },
    outbox: () => quiet,
    run,
  };
}

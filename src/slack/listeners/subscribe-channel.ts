import { isSamePlan, nextRun } from "../../briefing/change-subscription.ts";
import type { Language } from "../../domain/article.ts";
import type { Subscription } from "../../domain/subscription.ts";
import type { JobOutcome } from "../../ports/job-table.ts";
import { isRefused } from "../calls/slack-failure.ts";
import type { ActiveJob } from "../delivery/job-worker.ts";
import type { Outbox } from "../delivery/outbox.ts";
import { briefingPhrase, planText, whenText } from "../views/briefing-words.ts";
import { plainMessage } from "../views/plain-message.ts";
import { wordsOf } from "../views/words.ts";
import { answerQuietly } from "./command.ts";
import { postingOf } from "./job-posting.ts";
import type { ListenerContext } from "./listener-context.ts";
import { briefingsOf } from "./manage-briefing.ts";

/**
 * Makes a briefing, and says so in its channel first: that is the proof that briefings can be posted there. `quiet` speaks to
 * whoever asked alone. A subscription whose id is there already is the work of an earlier holder of the job.
 */
export async function subscribeChannel(
  context: ListenerContext,
  active: ActiveJob,
  quiet: Outbox,
  wanted: Subscription,
  language: Language,
): Promise<JobOutcome> {
  const { store, clock } = context.parts;
  const say = (name: string, slots = {}): string => briefingPhrase(language, name, slots);
  const plan = planText(language, wanted);
  const next = whenText(language, nextRun(wanted, clock.now()), wanted.zone);
  const here = await briefingsOf(context, wanted.team, wanted.channel);
  if (here.some(({ id }) => id === wanted.id)) return "answered";
  if (here.some((other) => isSamePlan(other, wanted))) return answerQuietly(quiet, say("already", { plan }));
  const channel = context.slackApi.outbox({ channel: wanted.channel, thread: null }, postingOf(active));
  try {
    await channel.write(0, plainMessage(say("set", { plan, next })), true);
  } catch (thrown) {
    if (!isRefused(thrown)) throw thrown;
    return answerQuietly(quiet, say("cannot-post"));
  }
  try {
    await store.subscribe(wanted);
  } catch (thrown) {
    // The promise just posted does not hold: it is taken back before the person is told of the error.
    await channel.write(0, plainMessage(wordsOf(language).failed.internal), true).catch(() => null);
    throw thrown;
  }
  return "answered";
}

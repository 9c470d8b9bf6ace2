import { edited, newSubscription, nextRun } from "../../briefing/change-subscription.ts";
import { type BriefingRequest, readBriefingRequest, type Which } from "../../briefing/request/read-briefing-request.ts";
import type { Language } from "../../domain/article.ts";
import type { Subscription } from "../../domain/subscription.ts";
import type { Job, JobOutcome } from "../../ports/job-table.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import type { Outbox } from "../delivery/outbox.ts";
import { briefingMessages } from "../views/briefing-view.ts";
import { briefingPhrase, subscriptionLine } from "../views/briefing-words.ts";
import { withFirstLine } from "../views/with-first-line.ts";
import { answerQuietly, languageOfCommand, quietOutbox, teamOf } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";
import { briefingsOf, changeBriefing, saveBriefing } from "./manage-briefing.ts";
import { subscribeChannel } from "./subscribe-channel.ts";
import { todayOf } from "./today-of.ts";
import { whyNotServed } from "./why-not-served.ts";

type Create = Extract<BriefingRequest, { kind: "create" }>;

/** What one command works with. */
interface Asked {
  readonly context: ListenerContext;
  readonly active: ActiveJob;
  readonly quiet: Outbox;
  readonly language: Language;
}

/** Its id is the command's: a command that is taken up again makes no second one. */
async function subscriptionOf({ context, active: { job }, language }: Asked, { wish }: Create): Promise<Subscription> {
  const createdBy = job.person ?? "";
  const zone = wish.zone ?? (await context.zones.of(createdBy)) ?? "UTC";
  const plan = { topic: null, language, length: null, silent: false, ...wish, zone };
  const who = { id: job.id, team: teamOf(job), channel: job.channel, createdBy };
  return newSubscription(plan, { ...who, now: context.parts.clock.now() });
}

/** The briefings that are meant, or the sentence that says why none is. */
function meantBy(which: Which, here: readonly Subscription[], verb: string, language: Language) {
  const say = (name: string, slots = {}): string => briefingPhrase(language, name, slots);
  if (here.length === 0) return say("none");
  if (which === "all" || (which === null && here.length === 1)) return here;
  if (which === null) return say("which", { count: here.length, verb });
  const meant = here[which - 1];
  return meant === undefined ? say("no-such", { number: which }) : [meant];
}

function listed({ context, language }: Asked, here: readonly Subscription[]): readonly string[] {
  const now = context.parts.clock.now();
  if (here.length === 0) return [briefingPhrase(language, "none")];
  return here.map((each, i) => subscriptionLine(language, i + 1, each, nextRun(each, now)));
}

/** Shows what the first of the briefings would say now, to whoever asks alone. */
async function preview(
  { context, active, quiet, language }: Asked,
  [first]: readonly Subscription[],
): Promise<JobOutcome> {
  const digest = await active.inTurn(() => context.parts.previewBriefing(first!));
  const [head, ...rest] = briefingMessages(digest, first!);
  const messages = [withFirstLine(briefingPhrase(language, "preview"), head!), ...rest];
  for (const [part, message] of messages.entries()) await quiet.write(part, message, part === messages.length - 1);
  return "answered";
}

async function perform(asked: Asked, job: Job, today: string): Promise<JobOutcome> {
  const { context, quiet, language } = asked;
  const wanted = readBriefingRequest(job.text, today);
  const say = (name: string, slots = {}): string => briefingPhrase(language, name, slots);
  if (wanted.kind === "create")
    return subscribeChannel(context, asked.active, quiet, await subscriptionOf(asked, wanted), language);
  if (wanted.kind === "unclear")
    return answerQuietly(quiet, say(`unclear-${wanted.problem}`, { written: wanted.written }));
  const here = await briefingsOf(context, teamOf(job), job.channel);
  if (!("which" in wanted)) return answerQuietly(quiet, ...listed(asked, here), ...say("usage").split("\n"));
  const meant = meantBy(wanted.which, here, wanted.kind, language);
  if (typeof meant === "string") return answerQuietly(quiet, meant);
  if (wanted.kind === "preview") return preview(asked, meant);
  const now = context.parts.clock.now();
  const said: string[] = [];
  for (const each of meant)
    said.push(
      wanted.kind === "edit"
        ? await saveBriefing(context, edited(each, wanted.wish, now), language)
        : await changeBriefing(context, wanted.kind, each, language),
    );
  return answerQuietly(quiet, ...said);
}

/** `/briefing every Monday at 9 about education`, `list`, `pause 2` and so on, for the channel it is given in. */
export function briefingTask(context: ListenerContext, active: ActiveJob): Task {
  let language: Language = "en";
  const quiet = quietOutbox(context, active);
  const run = async () => {
    language = await languageOfCommand(context, active.job);
    const refusal = await whyNotServed(context, active.job, language);
    if (refusal !== null) return answerQuietly(quiet, refusal);
    const today = await todayOf(context, active.job.person);
    return perform({ context, active, quiet, language }, active.job, today);
  };
  return {
    get language() {
      return language;
    },
    outbox: () => quiet,
    run,
  };
}

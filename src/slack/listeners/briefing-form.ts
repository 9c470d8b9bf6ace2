import { z } from "zod";
import { edited, newSubscription } from "../../briefing/change-subscription.ts";
import type { BriefingPlan } from "../../domain/subscription.ts";
import { dayAt } from "../../language/calendar.ts";
import type { JobOutcome } from "../../ports/job-table.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { BRIEFING_INPUTS, type BriefingForm, type BriefingFormOf, readBriefingForm } from "../views/briefing-modal.ts";
import { briefingPhrase } from "../views/briefing-words.ts";
import { answerQuietly, quietOutbox } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";
import { saveBriefing } from "./manage-briefing.ts";
import { onHomeOpened } from "./on-home-opened.ts";
import { type Press, type PressDetails, readPressDetails } from "./press.ts";
import { subscribeChannel } from "./subscribe-channel.ts";

const formOf = z.object({ id: z.string().nullable(), language: z.enum(["en", "zh-Hans", "zh-Hant"]) });

/** What the form is about, from the modal's own metadata. */
function readFormOf(metadata: string): BriefingFormOf {
  return formOf.parse(JSON.parse(metadata));
}

function readForm(inputs: PressDetails["inputs"]): BriefingForm {
  const filledIn = (name: string): string | undefined => {
    const { value, selected_option, selected_conversation } = inputs[name]?.[name] ?? {};
    return value ?? selected_option?.value ?? selected_conversation ?? undefined;
  };
  return Object.fromEntries(BRIEFING_INPUTS.map((name) => [name, filledIn(name)]));
}

/** Times and days alone depend on the form, not on which day it is. */
const ANY_DAY = dayAt(0, "UTC");

/** What is wrong with a filled form, by input; null when it can be submitted. */
export function checkBriefingForm({ view }: Press): Readonly<Record<string, string>> | null {
  const { language } = readFormOf(view?.private_metadata ?? "");
  const read = readBriefingForm(readForm(view?.state?.values ?? {}), language, ANY_DAY);
  return "faults" in read ? (read.faults as Readonly<Record<string, string>>) : null;
}

/** A submitted form: the briefing is made, which its channel is told, or changed, which the person is told. */
export function briefingFormTask(context: ListenerContext, active: ActiveJob): Task {
  const press = readPressDetails(active.job);
  const { id, language } = readFormOf(press.value);
  const form = readForm(press.inputs);
  const quiet = quietOutbox(context, active);
  const change = async (changed: string, plan: BriefingPlan): Promise<JobOutcome> => {
    const known = (await context.parts.store.subscriptions()).find((each) => each.id === changed);
    if (known === undefined) return answerQuietly(quiet, briefingPhrase(language, "gone"));
    return answerQuietly(quiet, await saveBriefing(context, edited(known, plan, context.parts.clock.now()), language));
  };
  const make = (plan: BriefingPlan): Promise<JobOutcome> => {
    const who = {
      id: active.job.id,
      team: press.team,
      channel: form.channel ?? "",
      createdBy: active.job.person ?? "",
    };
    const wanted = newSubscription(plan, { ...who, now: context.parts.clock.now() });
    return subscribeChannel(context, active, quiet, wanted, language);
  };
  const run = async (): Promise<JobOutcome> => {
    const read = readBriefingForm(form, language, ANY_DAY);
    if ("faults" in read) return answerQuietly(quiet, ...Object.values(read.faults));
    const outcome = await (id === null ? make(read.plan) : change(id, read.plan));
    await onHomeOpened(context, { user: active.job.person ?? "", tab: "home" });
    return outcome;
  };
  return { language, outbox: () => quiet, run };
}

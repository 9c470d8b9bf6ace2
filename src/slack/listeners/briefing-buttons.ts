import type { Language } from "../../domain/article.ts";
import type { Subscription } from "../../domain/subscription.ts";
import type { JobOutcome } from "../../ports/job-table.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { briefingModal } from "../views/briefing-modal.ts";
import { briefingMessages } from "../views/briefing-view.ts";
import { briefingPhrase } from "../views/briefing-words.ts";
import { BRIEFING_ACTIONS } from "../views/home-briefings-view.ts";
import { withFirstLine } from "../views/with-first-line.ts";
import { answerQuietly, quietOutbox } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";
import { type BriefingChange, changeBriefing } from "./manage-briefing.ts";
import { onHomeOpened } from "./on-home-opened.ts";
import { readPressDetails } from "./press.ts";
import { type ActivePress, openModal } from "./press-task.ts";

/** What a button does to the briefing it stands beside. */
type OnBriefing = (
  context: ListenerContext,
  pressed: ActivePress,
  subscription: Subscription,
  language: Language,
) => Promise<JobOutcome>;

function pressTask(
  run: (context: ListenerContext, pressed: ActivePress, language: Language) => Promise<JobOutcome>,
): (context: ListenerContext, active: ActiveJob) => Task {
  return (context, active) => {
    const quiet = quietOutbox(context, active);
    const pressed = { active, press: readPressDetails(active.job), quiet };
    let language: Language = "en";
    return {
      get language() {
        return language;
      },
      outbox: () => quiet,
      run: async () => {
        language = (await context.slackApi.person(active.job.person ?? "").catch(() => null))?.language ?? "en";
        return run(context, pressed, language);
      },
    };
  };
}

function onBriefing(what: OnBriefing) {
  return pressTask(async (context, pressed, language) => {
    const all = await context.parts.store.subscriptions();
    const found = all.find(({ id }) => id === pressed.press.value);
    if (found === undefined) return answerQuietly(pressed.quiet, briefingPhrase(language, "gone"));
    return what(context, pressed, found, language);
  });
}

/** The Home tab shows what became of it. */
function changing(change: BriefingChange) {
  return onBriefing(async (context, { active }, subscription, language) => {
    await changeBriefing(context, change, subscription, language);
    await onHomeOpened(context, { user: active.job.person ?? "", tab: "home" });
    return "answered";
  });
}

const openNew = pressTask(async (context, pressed, language) => {
  const zone = (await context.zones.of(pressed.active.job.person ?? "")) ?? "UTC";
  return openModal(context, pressed, briefingModal({ id: null, language }, { zone }), language);
});

const openEdit = onBriefing((context, pressed, subscription, language) =>
  openModal(context, pressed, briefingModal({ id: subscription.id, language }, subscription), language),
);

const showPreview = onBriefing(async (context, { active, quiet }, subscription, language) => {
  const digest = await active.inTurn(() => context.parts.previewBriefing(subscription));
  const [head, ...rest] = briefingMessages(digest, subscription);
  const messages = [withFirstLine(briefingPhrase(language, "preview"), head!), ...rest];
  for (const [part, message] of messages.entries()) await quiet.write(part, message, part === messages.length - 1);
  return "answered";
});

/** The buttons beside the briefings of the Home tab, by action id. */
export const BRIEFING_BUTTONS = {
  [BRIEFING_ACTIONS.new]: openNew,
  [BRIEFING_ACTIONS.edit]: openEdit,
  [BRIEFING_ACTIONS.preview]: showPreview,
  [BRIEFING_ACTIONS.pause]: changing("pause"),
  [BRIEFING_ACTIONS.resume]: changing("resume"),
  [BRIEFING_ACTIONS.skip]: changing("skip"),
  [BRIEFING_ACTIONS.stop]: changing("stop"),
} as const;

import type { Language } from "../../domain/article.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { addingPhrase, addPreview } from "../views/adding-view.ts";
import { answerQuietly, languageOfCommand, quietOutbox } from "./command.ts";
import { postingOf } from "./job-posting.ts";
import type { ListenerContext } from "./listener-context.ts";
import { readPressDetails } from "./press.ts";

/** The kind of a job that offers to add a link somebody posted. */
export const LINK_POSTED = "link-posted";
/** Slack takes no longer value of a button. */
const LONGEST_ADDRESS = 2_000;
/** A link as Slack writes it in a message. */
const LINK = /<(https?:\/\/[^<>|\s]{1,3000})(?:\|[^<>]{0,3000})?>/u;

/** The first link of a message as Slack sends it; null where there is none. */
export function linkIn(text: string): string | null {
  const address = LINK.exec(text)?.[1]?.replaceAll("&amp;", "&");
  return address === undefined || address.length > LONGEST_ADDRESS ? null : address;
}

function quietTask(
  context: ListenerContext,
  active: ActiveJob,
  run: (quiet: Task["outbox"], language: Language) => ReturnType<Task["run"]>,
): Task {
  const quiet = quietOutbox(context, active);
  let language: Language = "en";
  return {
    get language() {
      return language;
    },
    outbox: () => quiet,
    run: async () => {
      language = await languageOfCommand(context, { ...active.job, text: "" });
      return run(() => quiet, language);
    },
  };
}

/** "Add to the corpus": shows the article that a message links to, with a button that adds it, to the person alone. */
export function addPreviewTask(context: ListenerContext, active: ActiveJob): Task {
  const address = linkIn(readPressDetails(active.job).message?.text ?? "");
  return quietTask(context, active, async (quiet, language) => {
    if (address === null) return answerQuietly(quiet(), addingPhrase(language, "add-no-link"));
    const lines = await active.inTurn(() => context.parts.adding.preview(address));
    await quiet().write(0, addPreview(address, lines, language), true);
    return "answered";
  });
}

/** The button under a preview: the article is fetched and taken in. */
export function addTask(context: ListenerContext, active: ActiveJob): Task {
  const address = readPressDetails(active.job).value;
  return quietTask(context, active, async (quiet, language) => {
    const added = await active.inTurn(() => context.parts.adding.add(address));
    return answerQuietly(quiet(), addingPhrase(language, added ? "added" : "added-before"));
  });
}

/** A link posted in a channel chosen for it: the article is shown in its thread, with the button that adds it. */
export function linkPostedTask(context: ListenerContext, active: ActiveJob): Task {
  const { channel, thread, text: address, person } = active.job;
  const outbox = context.slackApi.outbox({ channel, thread }, postingOf(active, thread ?? undefined));
  let language: Language = "en";
  return {
    get language() {
      return language;
    },
    outbox: () => outbox,
    run: async () => {
      language = await languageOfCommand(context, { ...active.job, text: "", person });
      if (await outbox.allTold()) return "answered";
      const lines = await active.inTurn(() => context.parts.adding.preview(address));
      await outbox.write(0, addPreview(address, lines, language), true);
      return "answered";
    },
  };
}

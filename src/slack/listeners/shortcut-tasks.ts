import type { Language } from "../../domain/article.ts";
import { languageOf } from "../../language/language.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { ASK_INPUT, askView } from "../views/ask-view.ts";
import { checkMessages } from "../views/check-view.ts";
import { interactionWords } from "../views/interaction-words.ts";
import { askDirectly } from "./ask-directly.ts";
import { cleanQuestion } from "./clean-question.ts";
import { answerQuietly, languageOfCommand, quietOutbox } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";
import { readPressDetails } from "./press.ts";
import { openModal } from "./press-task.ts";

/** A message longer than this is no longer read through for claims; nobody waits so long for one. */
const CHECKED = 4_000;

/** What stands in the message a shortcut was used on, as its writer typed it. */
function wordsOfMessage(active: ActiveJob): string {
  return cleanQuestion(readPressDetails(active.job).message?.text ?? "", "");
}

/** "Ask about this", and the global shortcut: a modal that takes a question. */
export function askShortcutTask(context: ListenerContext, active: ActiveJob): Task {
  const quiet = quietOutbox(context, active);
  const press = readPressDetails(active.job);
  const about = wordsOfMessage(active);
  // The modal's trigger is short-lived, so nothing is asked of Slack before it opens.
  const language = about === "" ? "en" : languageOf(about);
  const run = () => openModal(context, { active, press, quiet }, askView(about, language), language);
  return { language, outbox: () => quiet, run };
}

/** The question from the modal, about the message it was opened on. */
export function askModalTask(context: ListenerContext, active: ActiveJob): Task {
  const { inputs, value } = readPressDetails(active.job);
  const text = cleanQuestion(inputs[ASK_INPUT]?.[ASK_INPUT]?.value ?? "", "");
  return askDirectly(context, active, { text, history: value === "" ? [] : [{ role: "asker", text: value }] });
}

/** The question from the box on the Home tab. */
export function askHomeTask(context: ListenerContext, active: ActiveJob): Task {
  return askDirectly(context, active, { text: cleanQuestion(readPressDetails(active.job).value, ""), history: [] });
}

/** "Check against the corpus": the verdict on each claim of a message, for the person's eyes only. */
export function checkTask(context: ListenerContext, active: ActiveJob): Task {
  const quiet = quietOutbox(context, active);
  const text = wordsOfMessage(active).slice(0, CHECKED);
  let language: Language = languageOf(text);
  const run = async () => {
    language = await languageOfCommand(context, active.job);
    if (text === "") return answerQuietly(quiet, interactionWords(language, "nothing-claimed"));
    const claims = await active.inTurn(() => context.parts.checkText(text));
    const messages = checkMessages(claims, language);
    for (const [part, message] of messages.entries()) await quiet.write(part, message, part === messages.length - 1);
    return "answered" as const;
  };
  return {
    get language() {
      return language;
    },
    outbox: () => quiet,
    run,
  };
}

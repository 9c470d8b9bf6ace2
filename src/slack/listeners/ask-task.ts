import { languageOf } from "../../language/language.ts";
import type { JobOutcome } from "../../ports/job-table.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { wordsOf } from "../views/words.ts";
import { answerInto } from "./answer-into.ts";
import { answerQuietly, quietOutbox, teamOf } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";

const SAID = "said";

/** `/ask question`: answered for the asker's eyes only; a button shares the answer with the channel. */
export function askTask(context: ListenerContext, active: ActiveJob): Task {
  const { person: user, text } = active.job;
  const language = languageOf(text);
  const words = wordsOf(language);
  const outbox = quietOutbox(context, active);
  const run = async (): Promise<JobOutcome> => {
    if (text === "") return answerQuietly(outbox, words.howToAsk(context.corpusName ?? words.articles));
    // Nobody can read back what only one person sees: an earlier holder left word.
    if (active.job.note === SAID) return "answered";
    const asked = { user, team: teamOf(active.job), text, history: [], quiet: true };
    const outcome = await answerInto(context, active, asked, outbox);
    await context.parts.leases.note(active.job.id, SAID);
    return outcome;
  };
  return { language, outbox: () => outbox, run };
}

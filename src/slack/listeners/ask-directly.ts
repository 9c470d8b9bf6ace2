import type { Turn } from "../../domain/question.ts";
import { languageOf } from "../../language/language.ts";
import type { JobOutcome } from "../../ports/job-table.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import type { Outbox } from "../delivery/outbox.ts";
import { questionMessage } from "../views/with-question.ts";
import { wordsOf } from "../views/words.ts";
import { answerInto } from "./answer-into.ts";
import { answerQuietly, quietOutbox } from "./command.ts";
import { postingOf } from "./job-posting.ts";
import type { ListenerContext } from "./listener-context.ts";
import { readPressDetails } from "./press.ts";

/** What is asked in a modal or on the Home tab. */
export interface Wanted {
  readonly text: string;
  /** What the question is about, when it follows something. */
  readonly history: readonly Turn[];
}

/** Posts the question in the person's direct messages and answers it in its thread. */
export function askDirectly(context: ListenerContext, active: ActiveJob, { text, history }: Wanted): Task {
  const language = languageOf(text);
  const words = wordsOf(language);
  const quiet = quietOutbox(context, active);
  let outbox: Outbox = quiet;
  const run = async (): Promise<JobOutcome> => {
    const { person } = active.job;
    if (text === "" || person === null)
      return answerQuietly(quiet, words.howToAsk(context.corpusName ?? words.articles));
    const channel = await context.slackApi.openDirect(person, active.life);
    const root = context.slackApi.outbox({ channel, thread: null }, postingOf(active));
    if (await root.allTold()) return "answered";
    const thread = await root.writeRoot(questionMessage(person, text, language), false);
    const under = context.slackApi.outbox({ channel, thread }, postingOf(active, thread));
    if (await under.allTold()) return "answered";
    outbox = under;
    context.engaged.add(channel, thread);
    const forget = context.running.add(channel, thread, active.work);
    const rest = context.showWorking({ channel, thread }, words.reading);
    const { team } = readPressDetails(active.job);
    const there = { ...active, job: { ...active.job, channel, thread } };
    try {
      return await answerInto(context, there, { user: person, team, text, history }, under);
    } finally {
      rest();
      forget();
    }
  };
  return { language, outbox: () => outbox, run };
}

import { languageOf } from "../../language/language.ts";
import type { Job, JobOutcome } from "../../ports/job-table.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { plain, richText, section } from "../views/rich-text.ts";
import { inertText } from "../views/safe-text.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { wordsOf } from "../views/words.ts";
import { answerInto } from "./answer-into.ts";
import { answerQuietly, quietOutbox } from "./command.ts";
import { orDirectly } from "./job-posting.ts";
import type { ListenerContext } from "./listener-context.ts";
import { openFloor } from "./open-floor.ts";
import { whyNotServed } from "./why-not-served.ts";

/** Slash commands have no thread, so the question itself is posted to have one. Only the asker is named, by Slack's own id. */
function questionMessage({ person, text }: Job, asks: string): SlackMessage {
  const asker = person === null ? [] : [{ type: "user", user_id: person } as const];
  return { text: inertText(text), blocks: [richText(section(...asker, plain(` ${asks} ${text}`)))] };
}

/** `/ask question`: the question is posted and answered in its thread. */
export function askTask(context: ListenerContext, active: ActiveJob): Task {
  const { job, work } = active;
  const { person: user, text } = job;
  const language = languageOf(text);
  const words = wordsOf(language);
  let outbox = quietOutbox(context, active);
  const answer = async (): Promise<JobOutcome> => {
    const floor = await openFloor(context, active, language, questionMessage(job, words.asks), false);
    if (floor.allTold) return "answered";
    if (floor.place === null) return answerInto(context, active, { user, text, history: [] }, floor.outbox);
    outbox = orDirectly(context, active, floor.outbox, language);
    const { channel, thread } = floor.place;
    const forget = context.running.add(channel, thread ?? "", work);
    const rest = context.showWorking(floor.place, words.reading);
    context.engaged.add(channel, thread ?? "");
    try {
      return await answerInto(context, active, { user, text, history: [] }, outbox);
    } finally {
      rest();
      forget();
    }
  };
  const run = async () => {
    const refusal = await whyNotServed(context, job, language);
    if (refusal !== null) return answerQuietly(outbox, refusal);
    return text === "" ? answerQuietly(outbox, words.howToAsk(context.corpusName ?? words.articles)) : answer();
  };
  return { language, outbox: () => outbox, run };
}

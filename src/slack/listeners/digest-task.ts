import { afterOnlyNew } from "../../answering/intent/digest-request/only-new.ts";
import { readDigestRequest } from "../../answering/intent/digest-request/read-digest-request.ts";
import { unclearText } from "../../digest/print/receipt-text.ts";
import type { Language } from "../../domain/article.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { digestMessages } from "../views/digest-view.ts";
import { answerQuietly, languageOfCommand, quietOutbox } from "./command.ts";
import { orDirectly, whenLate } from "./job-posting.ts";
import type { ListenerContext } from "./listener-context.ts";
import { openFloor } from "./open-floor.ts";
import { digestFor, noteTold } from "./tell-digest.ts";
import { todayOf } from "./today-of.ts";
import { whyNotServed } from "./why-not-served.ts";

/** `/digest [new] [topic] [period] [in English|中文] [brief|full]`: a short message in the channel, the rest in its thread. */
export function digestTask(context: ListenerContext, active: ActiveJob): Task {
  const { job } = active;
  let language: Language = "en";
  let outbox = quietOutbox(context, active);
  const run = async () => {
    language = await languageOfCommand(context, job);
    const refusal = await whyNotServed(context, job, language);
    if (refusal !== null) return answerQuietly(outbox, refusal);
    const today = await todayOf(context, job.person);
    const afterNew = afterOnlyNew(job.text);
    const wanted = readDigestRequest(afterNew ?? job.text, today);
    if (!wanted.ok) return answerQuietly(outbox, unclearText(language, wanted));
    const { ok: _, asks: __, language: wished, ...asked } = wanted;
    language = wished ?? language;
    const request = { ...asked, language, today, ...(afterNew === null ? {} : { onlyNew: true }) };
    const digest = await active.inTurn(() => digestFor(context, job.channel, request));
    const [first, ...rest] = whenLate(context, job, language, digestMessages(digest, language));
    if (!first) return "answered";
    const floor = await openFloor(context, active, language, first, rest.length === 0);
    if (!floor.allTold) {
      outbox = orDirectly(context, active, floor.outbox, language);
      for (const [part, message] of rest.entries()) await outbox.write(part, message, part === rest.length - 1);
    }
    if (floor.place !== null && !floor.toldBefore) await noteTold(context, digest, floor.place, job.id);
    return "answered";
  };
  return {
    get language() {
      return language;
    },
    outbox: () => outbox,
    run,
  };
}

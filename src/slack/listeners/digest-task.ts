import type { Language } from "../../domain/article.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { digestMessages } from "../views/digest-view.ts";
import { wordsOf } from "../views/words.ts";
import { answerQuietly, languageOfCommand, quietOutbox } from "./command.ts";
import { orDirectly, whenLate } from "./job-posting.ts";
import type { ListenerContext } from "./listener-context.ts";
import { openFloor } from "./open-floor.ts";
import { readDigest } from "./read-digest.ts";
import { todayOf } from "./today-of.ts";

/** `/digest [topic] [since DATE]`: the digest in the channel, what does not fit one message in its thread. */
export function digestTask(context: ListenerContext, active: ActiveJob): Task {
  const { job } = active;
  let language: Language = "en";
  let outbox = quietOutbox(context, active);
  const run = async () => {
    language = await languageOfCommand(context, job);
    const wanted = readDigest(job.text, await todayOf(context, job.person));
    if (!wanted.ok) return answerQuietly(outbox, wordsOf(language).dateNotUnderstood(wanted.date));
    const { ok: _, ...period } = wanted;
    const digest = await active.inTurn(() => context.parts.digest({ ...period, language }));
    const [first, ...rest] = whenLate(context, job, language, digestMessages(digest, language));
    if (!first) return "answered";
    const floor = await openFloor(context, active, language, first, rest.length === 0);
    if (floor.allTold) return "answered";
    outbox = orDirectly(context, active, floor.outbox, language);
    for (const [part, message] of rest.entries()) await outbox.write(part, message, part === rest.length - 1);
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

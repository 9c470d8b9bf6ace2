import { isRefused } from "../calls/slack-failure.ts";
import type { ActiveJob, Task } from "../delivery/job-worker.ts";
import { readDeletedDetails } from "./changed-message.ts";
import { directly } from "./command.ts";
import type { ListenerContext } from "./listener-context.ts";

/** Takes back what answers a deleted question, when it has been said; a place that may not be read is left as it is. */
export function deletedTask(context: ListenerContext, active: ActiveJob): Task {
  const { job, life } = active;
  const { answered, ts } = readDeletedDetails(job);
  const thread = job.thread ?? ts;
  const run = () =>
    context.turns.inTurn(job.channel, thread, async () => {
      await context.parts.store.answers.forget(answered);
      try {
        await context.slackApi.takeBack({ channel: job.channel, thread }, answered, ts, life);
      } catch (cause) {
        if (!isRefused(cause)) throw cause;
        context.parts.log.warn("answer-not-taken-back", { cause });
      }
      return "answered" as const;
    });
  // Nobody waits for word of it.
  return { language: "en", outbox: () => directly(context, active), run };
}

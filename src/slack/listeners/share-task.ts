import { isRefused } from "../calls/slack-failure.ts";
import { answerActions, withTail } from "../views/answer-actions.ts";
import { answerMessages } from "../views/answer-view.ts";
import { interactionWords } from "../views/interaction-words.ts";
import { withQuestion } from "../views/with-question.ts";
import { answerQuietly } from "./command.ts";
import { postingOf } from "./job-posting.ts";
import { keptTask } from "./press-task.ts";

/** "Share to channel": what only the asker saw is posted where it was asked, once however often the button is pressed. */
export const shareTask = keptTask(async (context, { active, quiet }, kept) => {
  const { answer, channel } = kept;
  const shared = { ...kept, quiet: false };
  const [first, ...rest] = withTail(answerMessages(answer), answerActions(shared));
  if (first === undefined) return "answered";
  // Every press on this answer speaks for the same job, which looks first whether it has spoken.
  const posting = { ...postingOf(active), job: `share:${kept.id}`, resumed: true, since: sinceOf(kept.at) };
  const root = context.slackApi.outbox({ channel, thread: null }, posting);
  try {
    const thread = await root.writeRoot(withQuestion(kept, first), rest.length === 0);
    const under = context.slackApi.outbox({ channel, thread }, { ...posting, since: thread });
    for (const [part, message] of rest.entries()) await under.write(part, message, part === rest.length - 1);
    context.engaged.add(channel, thread);
  } catch (thrown) {
    if (!isRefused(thrown)) throw thrown;
    await answerQuietly(quiet, interactionWords(answer.language, "cannot-share"));
    return "told";
  }
  return answerQuietly(quiet, interactionWords(answer.language, "shared"));
});

/** Our clock and Slack's may differ by an hour. */
function sinceOf(at: number): string {
  return (Math.max(0, at - 3_600_000) / 1_000).toFixed(6);
}

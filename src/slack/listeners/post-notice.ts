import type { HeldJob } from "../../ports/job-table.ts";
import { isRefused } from "../calls/slack-failure.ts";
import type { Posting } from "../delivery/marked-outbox.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { withFirstLine } from "../views/with-first-line.ts";
import { postingOf } from "./job-posting.ts";
import type { ListenerContext } from "./listener-context.ts";

/** What is posted without a question: its messages, and the line that leads it where the channel takes none. */
export interface Notice {
  readonly messages: readonly SlackMessage[];
  readonly elsewhere: string;
}

/** Where a notice stands; `found`: it was there already. */
export interface NoticePosted {
  readonly found: boolean;
  readonly channel: string;
  /** The ts of its first message. */
  readonly thread: string;
}

/** Whoever posts notices tries again later, and has others to post meanwhile. */
const PATIENCE_MS = 30_000;

async function postAt(
  context: ListenerContext,
  channel: string,
  posting: Posting,
  [first, ...rest]: readonly SlackMessage[],
): Promise<NoticePosted> {
  if (first === undefined) return { found: false, channel, thread: "" };
  const root = context.slackApi.outbox({ channel, thread: null }, posting);
  if (await root.allTold()) return { found: true, channel, thread: root.rootTs() };
  const thread = await root.writeRoot(first, rest.length === 0);
  const under = context.slackApi.outbox({ channel, thread }, { ...posting, since: thread });
  if (await under.allTold()) return { found: true, channel, thread };
  for (const [part, message] of rest.entries()) await under.write(part, message, part === rest.length - 1);
  return { found: false, channel, thread };
}

/** Posts a notice once for its job; to the job's person when the channel refuses it. */
export async function postNotice(
  context: ListenerContext,
  job: HeldJob,
  { messages, elsewhere }: Notice,
): Promise<NoticePosted> {
  const { leases } = context.parts;
  const life = new AbortController();
  const confirm = async () => {
    if (!(await leases.holds(job.id))) life.abort("lost");
    life.signal.throwIfAborted();
  };
  const posting = { ...postingOf({ job, life: life.signal, confirm }), patienceMs: PATIENCE_MS };
  try {
    return await postAt(context, job.channel, posting, messages);
  } catch (thrown) {
    if (!isRefused(thrown) || job.person === null) throw thrown;
  }
  const direct = await context.slackApi.openDirect(job.person);
  const [first, ...rest] = messages;
  return postAt(context, direct, posting, first === undefined ? [] : [withFirstLine(elsewhere, first), ...rest]);
}

/** Tells one person something in their direct messages. */
export async function tellPerson(context: ListenerContext, person: string, message: SlackMessage): Promise<void> {
  const { clock, newId } = context.parts;
  const life = new AbortController();
  const channel = await context.slackApi.openDirect(person);
  const since = (clock.now() / 1_000).toFixed(6);
  const confirm = async (): Promise<void> => undefined;
  const posting = { job: newId(), resumed: false, since, signal: life.signal, confirm, patienceMs: PATIENCE_MS };
  await context.slackApi.outbox({ channel, thread: null }, posting).write(0, message, true);
}

import { z } from "zod";
import type { Language } from "../../domain/article.ts";
import { isRefused } from "../calls/slack-failure.ts";
import type { ActiveJob } from "../delivery/job-worker.ts";
import type { MarkedOutbox } from "../delivery/marked-outbox.ts";
import type { Outbox } from "../delivery/outbox.ts";
import type { Place } from "../delivery/place.ts";
import { plainMessage } from "../views/plain-message.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { wordsOf } from "../views/words.ts";
import { quietOutbox } from "./command.ts";
import { postingOf } from "./job-posting.ts";
import type { ListenerContext } from "./listener-context.ts";

/** An open conversation: where it stands, null when only the person sees it, and the outbox into its thread. */
export interface Floor {
  readonly place: Place | null;
  readonly outbox: Outbox;
  /** Whether all is told; `toldBefore`: by an earlier holder of the job. */
  readonly allTold: boolean;
  readonly toldBefore: boolean;
}

const note = z.object({ channel: z.string(), ts: z.string(), direct: z.boolean() });

/** Where an earlier holder opened the conversation, as far as it noted that. */
function readNote({ job }: ActiveJob): z.infer<typeof note> | null {
  return job.note === null ? null : (note.safeParse(JSON.parse(job.note)).data ?? null);
}

async function openAt(
  context: ListenerContext,
  active: ActiveJob,
  at: { readonly channel: string; readonly direct: boolean },
  first: SlackMessage,
  last: boolean,
): Promise<Floor> {
  const { channel, direct } = at;
  const opened = readNote(active);
  const root: MarkedOutbox = context.slackApi.outbox({ channel, thread: null }, postingOf(active));
  if (opened?.channel === channel) root.knowRoot(opened.ts);
  const told = await root.allTold();
  const ts = told ? "" : await root.writeRoot(first, last);
  if (opened?.channel !== channel && !told)
    await context.parts.leases.note(active.job.id, JSON.stringify({ channel, ts, direct }));
  const place = { channel, thread: ts };
  const thread = context.slackApi.outbox(place, postingOf(active, ts));
  const toldBefore = told || (!last && (await thread.allTold()));
  return { place, outbox: thread, allTold: toldBefore || last, toldBefore };
}

/** Opens a conversation in the person's direct messages, and says in the channel that it is there. */
async function openDirectly(
  context: ListenerContext,
  active: ActiveJob,
  language: Language,
  first: SlackMessage,
  last: boolean,
): Promise<Floor> {
  const channel = await context.slackApi.openDirect(active.job.person ?? "", active.life);
  const floor = await openAt(context, active, { channel, direct: true }, first, last);
  const told = quietOutbox(context, active).write(0, plainMessage(wordsOf(language).answeredDirectly), true);
  await told.catch((cause: unknown) => context.parts.log.warn("not-responded", { cause }));
  return floor;
}

/**
 * Writes `first` and gives the thread under it: in the channel, else in a direct message, else for the person's eyes only. With
 * `last` it is all there is to say. Only Slack's own refusal leads on to the next way; what no waiting mended is thrown.
 */
export async function openFloor(
  context: ListenerContext,
  active: ActiveJob,
  language: Language,
  first: SlackMessage,
  last: boolean,
): Promise<Floor> {
  const { channel } = active.job;
  const inChannel = () => openAt(context, active, { channel, direct: false }, first, last);
  const directly = () => openDirectly(context, active, language, first, last);
  for (const way of readNote(active)?.direct ? [directly] : [inChannel, directly]) {
    try {
      return await way();
    } catch (thrown) {
      if (!isRefused(thrown)) throw thrown;
    }
  }
  const outbox = quietOutbox(context, active);
  await outbox.write(0, first, last);
  return { place: null, outbox, allTold: last, toldBefore: false };
}

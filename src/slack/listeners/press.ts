import { z } from "zod";
import type { Job } from "../../ports/job-table.ts";

/** Values of a modal's inputs, by block id and action id, as far as we use them. */
const inputs = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
      selected_options: z.array(z.object({ value: z.string() })).nullish(),
      selected_users: z.array(z.string()).nullish(),
      selected_conversation: z.string().nullish(),
    }),
  ),
);

const view = z.object({
  id: z.string(),
  callback_id: z.string().default(""),
  private_metadata: z.string().default(""),
  state: z.object({ values: inputs }).optional(),
});

const body = z.object({
  type: z.enum(["block_actions", "view_submission", "shortcut", "message_action"]),
  trigger_id: z.string(),
  callback_id: z.string().optional(),
  user: z.object({ id: z.string() }),
  // Null for an app installed in a whole organisation; the person's own team is known then.
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).optional(),
  message: z
    .object({
      ts: z.string(),
      thread_ts: z.string().optional(),
      text: z.string().default(""),
      user: z.string().optional(),
    })
    .optional(),
  container: z.object({ message_ts: z.string().optional(), channel_id: z.string().optional() }).optional(),
  response_url: z.string().optional(),
  view: view.optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })).optional(),
});

/** A press on a button, a submitted modal or a used shortcut, as Slack sends it, as far as we use it. */
export type Press = z.infer<typeof body>;

/** What Slack sent, or null when it lacks what every real one has. */
export function readPress(sent: unknown): Press | null {
  return body.safeParse(sent).data ?? null;
}

const details = z.object({
  team: z.string(),
  /** Where only the person sees what is said; null where Slack gave no such address. */
  responseUrl: z.string().nullable(),
  /** Opens a modal, within three seconds. */
  trigger: z.string(),
  /** The pressed button's value, or the modal's own metadata. */
  value: z.string(),
  inputs,
  message: z.object({ ts: z.string(), thread: z.string(), text: z.string(), user: z.string().nullable() }).nullable(),
});
export type PressDetails = z.infer<typeof details>;

/** What a press carries besides who did it and where. */
export function readPressDetails(job: Job): PressDetails {
  return details.parse(JSON.parse(job.details));
}

/** A press as something to be done once: every delivery of it has the same trigger. */
export function pressJob(kind: string, press: Press, at: number): Job {
  const { trigger_id: trigger, user, team, channel, container, message, response_url, view: modal, actions } = press;
  const ts = message?.ts ?? container?.message_ts;
  return {
    id: `press:${trigger}`,
    kind,
    channel: channel?.id ?? container?.channel_id ?? "",
    thread: message?.thread_ts ?? ts ?? null,
    person: user.id,
    text: message?.text ?? "",
    at,
    details: JSON.stringify({
      team: team?.id ?? "",
      responseUrl: response_url ?? null,
      trigger,
      value: actions?.[0]?.value ?? modal?.private_metadata ?? "",
      inputs: modal?.state?.values ?? {},
      message:
        ts === undefined
          ? null
          : { ts, thread: message?.thread_ts ?? ts, text: message?.text ?? "", user: message?.user ?? null },
    } satisfies PressDetails),
  };
}

import type { Context } from "./context.ts";
import type { Fields, Session } from "./model.ts";
import { SlackError } from "./slack-error.ts";
import { threadKey } from "./state.ts";

const STATUSES = ["active", "processing", "suspended", "closed"] as const;
const TITLE_MAX = 200;
const PROCESSING_MS = 3_600_000;

function isStatus(word: string): word is Session["status"] {
  return STATUSES.some((status) => status === word);
}

/**
 * Sets a session's status, making the session when it is not there; `title` counts only then. Throws
 * `invalid_status`. `warning` holds the fields Slack adds when the app could not be told of the Stop button.
 */
export function setSession(
  ctx: Context,
  channel: string,
  threadTs: string,
  status: string,
  title: string | null,
): { session: Session; warning: Fields } {
  if (!isStatus(status)) throw new SlackError("invalid_status");
  if ((title?.length ?? 0) > TITLE_MAX) throw new SlackError("invalid_arguments");
  const key = threadKey(channel, threadTs);
  const session: Session = ctx.state.sessions.get(key) ?? { channel, threadTs, status, title };
  session.status = status;
  ctx.state.sessions.set(key, session);
  if (status === "processing") ctx.later(PROCESSING_MS, () => giveUp(ctx, session));
  ctx.state.changed();
  const isDeaf = status === "processing" && !ctx.settings.subscriptions.includes("agent_session_stopped");
  const warning = "missing_agent_session_stopped_event_subscription";
  return { session, warning: isDeaf ? { warning, response_metadata: { warnings: [warning] } } : {} };
}

function giveUp(ctx: Context, session: Session): void {
  if (session.status !== "processing") return;
  session.status = "active";
  ctx.state.changed();
}

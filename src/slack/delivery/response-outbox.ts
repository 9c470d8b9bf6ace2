import { WenzhaiError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SlackCalls } from "../calls/slack-calls.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import type { Outbox } from "./outbox.ts";

/** As long as any other call may take. */
const TIMEOUT_MS = 15_000;

/** Posts for the eyes of the person alone who gave a slash command, to the address Slack sent with it. */
async function respond(url: string, { text, blocks }: SlackMessage, clock: Clock): Promise<void> {
  const late = new AbortController();
  const cancel = clock.after(TIMEOUT_MS, () => late.abort());
  let status: number;
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text, blocks, response_type: "ephemeral" }),
      redirect: "error",
      signal: late.signal,
    });
    status = response.status;
    await response.body?.cancel();
  } catch (cause) {
    throw new WenzhaiError("slack", "Slack could not be reached.", { cause, retryable: true });
  } finally {
    cancel();
  }
  if (status === 429 || status >= 500) throw new WenzhaiError("slack", `HTTP ${status}`, { retryable: true });
  // The address lives for half an hour and five uses.
  if (status >= 400) throw new WenzhaiError("slack", `response_url ${status}`);
}

/**
 * An outbox that only the person who gave a slash command sees. Nobody can read back what is there: a process that dies
 * between saying and settling leaves a hint that comes twice, never one that does not come.
 */
export function createResponseOutbox(
  calls: SlackCalls,
  clock: Clock,
  url: string,
  { confirm, signal }: { readonly confirm: () => Promise<void>; readonly signal: AbortSignal },
): Outbox {
  const send = (message: SlackMessage) =>
    calls.once("response_url", url, async () => {
      await confirm();
      await respond(url, message, clock);
    });
  return { write: (_part, message) => calls.patiently(() => send(message), signal), draft: null };
}

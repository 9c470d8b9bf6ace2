import { readDigestRequest } from "../../answering/intent/digest-request/read-digest-request.ts";
import { unclearText } from "../../digest/print/receipt-text.ts";
import { languageOf } from "../../language/language.ts";
import { digestMessages } from "../views/digest-view.ts";
import { plainMessage } from "../views/plain-message.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import type { ListenerContext } from "./listener-context.ts";

/**
 * What writes the messages that answer one which asks for a digest by name ("give me a digest of last month in English"), as
 * `/digest` would; null where it asks for something else. `today` is the asker's ISO day.
 */
export function digestAsked(
  context: ListenerContext,
  { text, today }: { readonly text: string; readonly today: string },
): (() => Promise<readonly SlackMessage[]>) | null {
  const wanted = readDigestRequest(text, today);
  const typedIn = languageOf(text);
  if (!wanted.ok) {
    const named = /digest|摘要|简报|簡報/iu.test(text);
    return named ? async () => [plainMessage(unclearText(typedIn, wanted))] : null;
  }
  const { ok: _, asks, language = typedIn, ...asked } = wanted;
  if (asks !== "digest") return null;
  return async () => digestMessages(await context.parts.digest({ ...asked, language, today }), language);
}

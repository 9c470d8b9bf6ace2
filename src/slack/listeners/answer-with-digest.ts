import { readDigestRequest } from "../../answering/intent/digest-request/read-digest-request.ts";
import { unclearText } from "../../digest/print/receipt-text.ts";
import { languageOf } from "../../language/language.ts";
import type { Outbox } from "../delivery/outbox.ts";
import { digestMessages } from "../views/digest-view.ts";
import { plainMessage } from "../views/plain-message.ts";
import type { ListenerContext } from "./listener-context.ts";

/**
 * Answers a message that asks for a digest by name ("give me a digest of last month in English") as `/digest` would. False
 * where it asks for something else, and nothing was posted. `today` is the asker's ISO day.
 */
export async function answerWithDigest(
  context: ListenerContext,
  { text, today }: { readonly text: string; readonly today: string },
  outbox: Outbox,
): Promise<boolean> {
  const wanted = readDigestRequest(text, today);
  const typedIn = languageOf(text);
  if (!wanted.ok) {
    if (!/digest|摘要|简报|簡報/iu.test(text)) return false;
    await outbox.post(plainMessage(unclearText(typedIn, wanted)));
    return true;
  }
  const { ok: _, asks, language = typedIn, ...asked } = wanted;
  if (asks !== "digest") return false;
  const digest = await context.parts.digest({ ...asked, language, today });
  for (const message of digestMessages(digest, language)) await outbox.post(message);
  return true;
}

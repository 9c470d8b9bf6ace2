import { readDigestRequest } from "../../answering/intent/digest-request/read-digest-request.ts";
import { unclearText } from "../../digest/print/receipt-text.ts";
import { languageOf } from "../../language/language.ts";
import type { Place } from "../delivery/place.ts";
import { digestMessages } from "../views/digest-view.ts";
import { plainMessage } from "../views/plain-message.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import type { ListenerContext } from "./listener-context.ts";
import { digestFor, noteTold } from "./tell-digest.ts";

/** The messages of a digest, and how it is noted that they were shown. */
export interface DigestAnswer {
  readonly messages: readonly SlackMessage[];
  noteTold(place: Place, key: string): Promise<void>;
}

/**
 * What writes the digest that answers one which asks for a digest by name ("give me a digest of last month in English"), as
 * `/digest` would; null where it asks for something else. `today` is the asker's ISO day.
 */
export function digestAsked(
  context: ListenerContext,
  { text, today, channel }: { readonly text: string; readonly today: string; readonly channel: string },
): (() => Promise<DigestAnswer>) | null {
  const wanted = readDigestRequest(text, today);
  const typedIn = languageOf(text);
  if (!wanted.ok) {
    const named = /digest|摘要|简报|簡報/iu.test(text);
    const unclear = () => ({ messages: [plainMessage(unclearText(typedIn, wanted))], noteTold: async () => undefined });
    return named ? async () => unclear() : null;
  }
  const { ok: _, asks, language = typedIn, ...asked } = wanted;
  if (asks !== "digest") return null;
  return async () => {
    const digest = await digestFor(context, channel, { ...asked, language, today });
    return {
      messages: digestMessages(digest, language),
      noteTold: (place, key) => noteTold(context, digest, place, key),
    };
  };
}

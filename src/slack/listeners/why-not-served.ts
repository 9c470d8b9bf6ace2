import type { Language } from "../../domain/article.ts";
import type { Job } from "../../ports/job-table.ts";
import { wordsOf } from "../views/words.ts";
import type { ListenerContext } from "./listener-context.ts";

/** Why a person is not served, or not in this place, in a sentence for them; null when they are. */
export async function whyNotServed(
  { channels, groupMembers }: Pick<ListenerContext, "channels" | "groupMembers">,
  { channel, person }: Pick<Job, "channel" | "person">,
  language: Language,
): Promise<string | null> {
  const words = wordsOf(language);
  if (channels !== null && !channels.includes(channel)) return words.notHere;
  if (groupMembers === null) return null;
  const isMember = person === null ? false : await groupMembers.includes(person);
  if (isMember === null) return words.groupsUnread;
  return isMember ? null : words.notYou;
}

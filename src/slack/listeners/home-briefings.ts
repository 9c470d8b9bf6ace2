import type { types } from "@slack/bolt";
import { nextRun } from "../../briefing/change-subscription.ts";
import type { Language } from "../../domain/article.ts";
import { homeBriefingsView } from "../views/home-briefings-view.ts";
import type { ListenerContext } from "./listener-context.ts";

/** The briefings that a person has made, for their Home tab; nothing where the store cannot say. */
export async function homeBriefings(
  { parts: { store, clock, log } }: ListenerContext,
  person: string,
  language: Language,
): Promise<readonly types.KnownBlock[]> {
  try {
    const own = (await store.subscriptions()).filter(({ createdBy }) => createdBy === person);
    const now = clock.now();
    return homeBriefingsView(
      own.map((subscription) => ({ subscription, next: nextRun(subscription, now) })),
      language,
    );
  } catch (cause) {
    log.warn("briefings-not-listed", { cause });
    return [];
  }
}

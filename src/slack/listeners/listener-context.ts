import type { Ask } from "../../domain/answer.ts";
import type { Article, Sentence } from "../../domain/article.ts";
import type { Digest, DigestRequest } from "../../domain/digest.ts";
import type { Subscription } from "../../domain/subscription.ts";
import type { Leases } from "../../jobs/leases.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Store } from "../../ports/store.ts";
import type { Running } from "../delivery/running.ts";
import type { ShowWorking } from "../delivery/status.ts";
import type { ThreadTurns } from "../delivery/thread-turns.ts";
import type { SlackApi } from "../transport/slack-api.ts";
import type { Troubled } from "../views/adding-view.ts";
import type { CheckedClaim } from "../views/check-view.ts";
import type { EngagedThreads } from "./engaged-threads.ts";
import type { GroupMembers } from "./group-members.ts";
import type { PersonLimits } from "./person-limits.ts";
import type { PersonZones } from "./person-zones.ts";

/** Articles of the web, added at somebody's wish. Rejects with bad-input what cannot be had, in a sentence for the person. */
export interface AddArticles {
  /** What would be added, in lines for people. */
  preview(address: string): Promise<readonly string[]>;
  /** False when it was there already as it is. */
  add(address: string): Promise<boolean>;
  troubles(): Promise<readonly Troubled[]>;
}

/** What the app is given. It knows no index and no model. */
export interface SlackParts {
  readonly ask: Ask;
  readonly digest: (request: DigestRequest) => Promise<Digest>;
  /** What the corpus makes of each claim of a text. */
  readonly checkText: (text: string) => Promise<readonly CheckedClaim[]>;
  /** How many articles there are, and the ISO instant of their last change. */
  readonly status: () => Promise<{ readonly articles: number; readonly updated: string }>;
  readonly adding: AddArticles;
  /** What a subscription's briefing would say now. */
  readonly previewBriefing: (subscription: Subscription) => Promise<Digest>;
  /** An article with its sentences, null where there is none of this id. */
  readonly article: (
    id: string,
  ) => Promise<{ readonly article: Article; readonly sentences: readonly Sentence[] } | null>;
  /** The channels' subscriptions and settings, what they were told, the answers given and what people think of them. */
  readonly store: Pick<
    Store,
    "subscribe" | "unsubscribe" | "subscriptions" | "tell" | "told" | "toldUnder" | "answers" | "feedback" | "channels"
  >;
  /** What was acknowledged and is not finished. Started and stopped by whoever made them. */
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  /** A new id, shown with an error. */
  readonly newId: () => string;
}

/** What everything that is done works with. */
export interface ListenerContext {
  readonly parts: SlackParts;
  /** What the articles are called, when they have a name of their own. */
  readonly corpusName: string | null;
  /** An answer this much older than its question says that it is late. */
  readonly lateAfterMs: number;
  /** The only conversations that are answered; null: all. */
  readonly channels: readonly string[] | null;
  /** The only people who are answered; null: all. */
  readonly groupMembers: GroupMembers | null;
  /** Channels in which a link that is posted is offered to be added. */
  readonly addChannels: ReadonlySet<string>;
  readonly limits: PersonLimits;
  readonly slackApi: SlackApi;
  readonly engaged: EngagedThreads;
  readonly zones: PersonZones;
  readonly running: Running;
  readonly turns: ThreadTurns;
  readonly showWorking: ShowWorking;
}

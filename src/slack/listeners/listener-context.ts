import type { Ask } from "../../domain/answer.ts";
import type { Digest, DigestRequest } from "../../domain/digest.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Store } from "../../ports/store.ts";
import type { AnswerQueue } from "../delivery/answer-queue.ts";
import type { Running } from "../delivery/running.ts";
import type { ShowWorking } from "../delivery/status.ts";
import type { SlackApi } from "../transport/slack-api.ts";
import type { Claim } from "./claims.ts";
import type { EngagedThreads } from "./engaged-threads.ts";
import type { PersonZones } from "./person-zones.ts";

/** What the app is given. It knows no index and no model. */
export interface SlackParts {
  readonly ask: Ask;
  readonly digest: (request: DigestRequest) => Promise<Digest>;
  /** Claims on events, and the channels' subscriptions. */
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** A new id: of a subscription, or shown with an error. */
  readonly newId: () => string;
}

/** What every reaction works with. */
export interface ListenerContext {
  readonly parts: SlackParts;
  /** What the articles are called, when they have a name of their own. */
  readonly corpusName: string | null;
  readonly slackApi: SlackApi;
  readonly queue: AnswerQueue;
  readonly claim: Claim;
  readonly engaged: EngagedThreads;
  readonly zones: PersonZones;
  readonly running: Running;
  readonly showWorking: ShowWorking;
}

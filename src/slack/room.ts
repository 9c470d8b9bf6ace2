import type { Ask, Digest, DigestRequest } from "../domain.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Store } from "../ports/store.ts";
import type { Claim } from "./claims.ts";
import type { Desk } from "./desk.ts";
import type { EngagedThreads } from "./engaged-threads.ts";
import type { Running } from "./running.ts";
import type { ShowWorking } from "./status.ts";
import type { Wire } from "./wire.ts";

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
export interface Room {
  readonly parts: SlackParts;
  /** What the articles are called, when they have a name of their own. */
  readonly corpusName: string | null;
  readonly wire: Wire;
  readonly desk: Desk;
  readonly claim: Claim;
  readonly engaged: EngagedThreads;
  readonly running: Running;
  readonly showWorking: ShowWorking;
}

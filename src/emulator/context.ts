import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Faults } from "./faults.ts";
import type { Ids } from "./ids.ts";
import type { Delivery, DeliveryKind, Fields } from "./model.ts";
import type { WorkspaceSettings } from "./settings.ts";
import type { State } from "./state.ts";

/** Something to bring to the app. */
export interface Parcel {
  readonly kind: DeliveryKind;
  readonly name: string;
  readonly payload: Fields;
  readonly eventId: string | null;
}

/** What every part of the workspace works on. */
export interface Context {
  readonly settings: WorkspaceSettings;
  readonly state: State;
  readonly clock: Clock;
  /** The clock that limits how long a caller waits. */
  readonly guardClock: Clock;
  readonly ids: Ids;
  readonly faults: Faults;
  readonly log: Log;
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  baseUrl(): string;
  /** A fresh single-use address for a Socket Mode connection. */
  socketUrl(): string;
  /** Calls back after `ms` on the Clock, unless the workspace is closed or the function it gives is called. */
  later(ms: number, call: () => void): () => void;
  /** Sends to the app, with retries where Slack retries. Resolves when it is acknowledged or given up. */
  deliver(parcel: Parcel): { readonly delivery: Delivery; readonly done: Promise<Delivery> };
}

import { WenzhaiError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { State } from "./state.ts";

/** How long a wait may take before it is given up, in milliseconds. */
const GUARD_MS = 15_000;

/** What a wait looks at, and the clock that guards it. */
interface Watched {
  readonly state: State;
  readonly clock: Clock;
}

/**
 * Resolves with the first value of `look` that is neither false nor null nor undefined, looking now and after every
 * change of the state. Rejects when `look` throws, or after `guardMs` on the guarding clock, naming `what`.
 */
export function until<T>(
  { state, clock }: Watched,
  look: () => T | false | null | undefined,
  what = "what was waited for",
  guardMs = GUARD_MS,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      unwatch();
      cancel();
      finish();
    };
    const giveUp = (): void =>
      end(() => reject(new WenzhaiError("internal", `After ${guardMs} ms there is still not ${what}.`)));
    const check = (): void => {
      try {
        const value = look();
        if (value !== false && value !== null && value !== undefined) end(() => resolve(value));
      } catch (thrown) {
        end(() => reject(thrown));
      }
    };
    const unwatch = state.watch(check);
    const cancel = clock.after(guardMs, giveUp);
    check();
  });
}

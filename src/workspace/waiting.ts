import { WenzhaiError } from "../errors.ts";
import type { State } from "./state.ts";

/** How long a wait may take in real time before it is given up, in milliseconds. */
const GUARD_MS = 15_000;

/**
 * Resolves with the first value of `look` that is neither false nor null nor undefined, looking now and after every
 * change of the state. Rejects when `look` throws, or after `guardMs` of real time, whatever the Clock says.
 */
export function until<T>(
  state: State,
  look: () => T | false | null | undefined,
  what = "what was waited for",
  guardMs = GUARD_MS,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const guard = AbortSignal.timeout(guardMs);
    const end = (finish: () => void): void => {
      unwatch();
      guard.removeEventListener("abort", onGuard);
      finish();
    };
    const onGuard = (): void =>
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
    guard.addEventListener("abort", onGuard);
    check();
  });
}

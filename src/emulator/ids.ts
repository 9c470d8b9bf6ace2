/** Series of ids that an app may keep to know a delivery again; no two lives of a workspace may share one. */
const REMEMBERED_BY_APPS: ReadonlySet<string> = new Set(["Ev", "trigger"]);

/** Ids counted, not drawn: the same actions give the same ids. */
export class Ids {
  readonly #counts = new Map<string, number>();
  readonly #after: number;
  #lastMicro = 0;

  /** Event and trigger ids count on from `after`. */
  constructor(after = 0) {
    this.#after = after;
  }

  /** The next id with this prefix, such as "C0000000001". */
  next(prefix: string): string {
    return prefix + String(this.count(prefix)).padStart(10, "0");
  }

  /** The next number of a series, from 1. */
  count(series: string): number {
    const count = (this.#counts.get(series) ?? (REMEMBERED_BY_APPS.has(series) ? this.#after : 0)) + 1;
    this.#counts.set(series, count);
    return count;
  }

  /** The next id in the form of a UUID, as Slack gives envelopes and client messages. */
  uuid(series: string): string {
    return `00000000-0000-4000-8000-${this.count(series).toString(16).padStart(12, "0")}`;
  }

  /** A message timestamp for `now` (ms since 1970): seconds with six decimals, later than every one before. */
  timestamp(now: number): string {
    this.#lastMicro = Math.max(this.#lastMicro + 1, Math.floor(now) * 1000);
    const seconds = Math.floor(this.#lastMicro / 1_000_000);
    return `${seconds}.${String(this.#lastMicro % 1_000_000).padStart(6, "0")}`;
  }
}

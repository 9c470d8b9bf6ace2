import type { Args } from "./args.ts";
import type { Context } from "./context.ts";
import type { Fields } from "./model.ts";
import type { Tier } from "./rate-limits.ts";

/** One method of the Web API. */
export interface Method {
  readonly tier: Tier;
  /** The bot scope it needs. */
  readonly scope?: string;
  /** Which token may call it; "bot" unless told. */
  readonly token?: "bot" | "app" | "any" | "none";
  /** Gives the fields beside `ok: true`. Throws SlackError for `ok: false`. */
  call(ctx: Context, args: Args): Fields;
}

/** Methods by their full name. */
export type Methods = Readonly<Record<string, Method>>;

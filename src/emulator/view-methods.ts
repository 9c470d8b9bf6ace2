import type { Args } from "./args.ts";
import { checkBlocks } from "./blocks.ts";
import type { Context } from "./context.ts";
import type { Methods } from "./methods.ts";
import type { Fields, View } from "./model.ts";
import { explained, SlackError } from "./slack-error.ts";

const TRIGGER_MS = 3000;
const VIEW_BYTES = 250_000;

function open(ctx: Context, args: Args): Fields {
  const view = readView(args, "modal");
  return put(ctx, exchangeTrigger(ctx, args.need("trigger_id")), view, null);
}

function update(ctx: Context, args: Args): Fields {
  const view = readView(args, "modal");
  const known = ctx.state.views.get(args.need("view_id"));
  if (known === undefined) throw new SlackError("not_found");
  const hash = args.text("hash");
  if (hash !== undefined && hash !== known.hash) throw new SlackError("hash_conflict");
  return put(ctx, known.user, view, known.id);
}

function publish(ctx: Context, args: Args): Fields {
  const user = args.need("user_id");
  if (!ctx.state.users.has(user)) throw new SlackError("user_not_found");
  const known = ctx.state.homes.get(user);
  const hash = args.text("hash");
  if (hash !== undefined && hash !== known?.hash) throw new SlackError("hash_conflict");
  return put(ctx, user, readView(args, "home"), known?.id ?? null);
}

/** Spends a trigger id. Throws `invalid_trigger_id`, `exchanged_trigger_id`, `expired_trigger_id`. */
function exchangeTrigger(ctx: Context, id: string): string {
  const trigger = ctx.state.triggers.get(id);
  if (trigger === undefined) throw new SlackError("invalid_trigger_id");
  if (trigger.exchanged) throw new SlackError("exchanged_trigger_id");
  if (ctx.clock.now() - trigger.at > TRIGGER_MS) throw new SlackError("expired_trigger_id");
  trigger.exchanged = true;
  return trigger.user;
}

function readView(args: Args, type: "modal" | "home"): Fields {
  const view = args.object("view", "invalid_arguments");
  if (view === undefined) throw new SlackError("invalid_arguments");
  if (JSON.stringify(view).length > VIEW_BYTES) throw new SlackError("view_too_large");
  checkView(view, type);
  return view;
}

/** Checks a view as Slack does. Throws `invalid_arguments` with the lines that explain it. */
export function checkView(view: Fields, type: "modal" | "home"): void {
  const wrong = view.type === type ? [] : [`[ERROR] invalid view type: ${String(view.type)}`];
  if (type === "modal" && titleLength(view.title) === 0) wrong.push("[ERROR] missing required field: title");
  if (titleLength(view.title) > 24)
    wrong.push("[ERROR] must be less than 25 characters [json-pointer:/view/title/text]");
  const blocks = checkBlocks(view.blocks, type);
  const lines = blocks === null ? [] : ["[ERROR] invalid blocks", ...blocks.messages];
  if (wrong.length + lines.length > 0) throw explained("invalid_arguments", [...wrong, ...lines]);
}

function titleLength(title: unknown): number {
  if (typeof title !== "object" || title === null || !("text" in title)) return 0;
  return typeof title.text === "string" ? title.text.length : 0;
}

function put(ctx: Context, user: string, view: Fields, id: string | null): Fields {
  const isHome = view.type === "home";
  const viewId = id ?? ctx.ids.next("V");
  const hash = `${Math.floor(ctx.clock.now() / 1000)}.${ctx.ids.count("view-hash")}`;
  const full: Fields = {
    private_metadata: "",
    callback_id: "",
    ...view,
    id: viewId,
    team_id: ctx.settings.team.id,
    app_id: ctx.settings.appId,
    bot_id: ctx.settings.botId,
    hash,
    root_view_id: viewId,
    state: { values: {} },
  };
  const entry: View = { id: viewId, user, hash, view: full };
  if (isHome) ctx.state.homes.set(user, entry);
  else ctx.state.views.set(viewId, entry);
  ctx.state.changed();
  return { view: full };
}

/** views.* */
export const VIEW_METHODS: Methods = {
  "views.open": { tier: 4, call: open },
  "views.update": { tier: 4, call: update },
  "views.publish": { tier: 4, call: publish },
};

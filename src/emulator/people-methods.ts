import type { Args } from "./args.ts";
import type { Context } from "./context.ts";
import { emit } from "./events.ts";
import type { Methods } from "./methods.ts";
import type { Fields, Message, User } from "./model.ts";
import { visibleChannel } from "./posting.ts";
import { SlackError } from "./slack-error.ts";

function authTest(ctx: Context): Fields {
  const { team, botName, botUserId, botId } = ctx.settings;
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: botName,
    team_id: team.id,
    user_id: botUserId,
    bot_id: botId,
    is_enterprise_install: false,
  };
}

function userInfo(ctx: Context, args: Args): Fields {
  const user = ctx.state.users.get(args.need("user"));
  if (user === undefined) throw new SlackError("user_not_found");
  return { user: userShape(ctx, user, args.flag("include_locale") === true) };
}

function userShape(ctx: Context, user: User, withLocale: boolean): Fields {
  return {
    id: user.id,
    team_id: ctx.settings.team.id,
    name: user.name,
    real_name: user.realName,
    deleted: false,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetSeconds(user.tz, ctx.clock.now()),
    is_bot: user.isBot,
    is_app_user: false,
    is_restricted: false,
    is_ultra_restricted: false,
    // Slack gives the locale only when it is asked for.
    ...(withLocale ? { locale: user.locale } : {}),
    profile: { real_name: user.realName, display_name: user.name, team: ctx.settings.team.id },
  };
}

/** Seconds that a zone is ahead of UTC at `now` (ms). */
function offsetSeconds(zone: string, now: number): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(now);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60);
}

function groupUsers(ctx: Context, args: Args): Fields {
  const group = ctx.settings.userGroups.find(({ id }) => id === args.need("usergroup"));
  if (group === undefined) throw new SlackError("no_such_subteam");
  const members = [...ctx.state.users.values()].filter(({ name }) => group.people.includes(name));
  return { users: members.map(({ id }) => id) };
}

function react(ctx: Context, args: Args, adds: boolean): Fields {
  const channel = visibleChannel(ctx, args.need("channel"));
  const message = ctx.state.message(channel.id, args.need("timestamp"));
  if (message === undefined) throw new SlackError("message_not_found");
  const name = args.need("name");
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new SlackError("invalid_name");
  const { botUserId } = ctx.settings;
  const has = message.reactions?.some((one) => one.name === name && one.users.includes(botUserId)) ?? false;
  if (adds === has) throw new SlackError(adds ? "already_reacted" : "no_reaction");
  ctx.state.putMessage(withReaction(message, name, botUserId, adds));
  if (adds) emitReaction(ctx, message, name, botUserId);
  return {};
}

/** The message with one person's reaction put under it or taken away. */
export function withReaction(message: Message, name: string, user: string, adds: boolean): Message {
  const old = message.reactions ?? [];
  const users = (old.find((one) => one.name === name)?.users ?? []).filter((other) => other !== user);
  const now = adds ? [...users, user] : users;
  const others = old.filter((one) => one.name !== name);
  return { ...message, reactions: now.length === 0 ? others : [...others, { name, users: now, count: now.length }] };
}

/** Tells the app of a reaction, if it subscribes to them. */
export function emitReaction(ctx: Context, message: Message, reaction: string, user: string): void {
  const item = { type: "message", channel: message.channel, ts: message.ts };
  const event_ts = ctx.ids.timestamp(ctx.clock.now());
  emit(ctx, "reaction_added", { type: "reaction_added", user, reaction, item_user: message.user, item, event_ts });
}

function teamInfo(ctx: Context): Fields {
  const { id, name, domain } = ctx.settings.team;
  return { team: { id, name, domain, email_domain: "", icon: { image_default: true } } };
}

/** auth.test, users.*, usergroups.users.list, team.info, reactions.*, apps.connections.open. */
export const PEOPLE_METHODS: Methods = {
  "api.test": { tier: 4, token: "none", call: (_ctx, args) => ({ args: args.values }) },
  "auth.test": { tier: "none", token: "any", call: authTest },
  "apps.connections.open": { tier: 1, token: "app", call: (ctx) => ({ url: ctx.socketUrl() }) },
  "users.info": { tier: 4, scope: "users:read", call: userInfo },
  "users.list": {
    tier: 2,
    scope: "users:read",
    call: (ctx) => ({ members: [...ctx.state.users.values()].map((user) => userShape(ctx, user, false)) }),
  },
  "usergroups.users.list": { tier: 2, scope: "usergroups:read", call: groupUsers },
  "team.info": { tier: 3, scope: "team:read", call: teamInfo },
  "reactions.add": { tier: 3, scope: "reactions:write", call: (ctx, args) => react(ctx, args, true) },
  "reactions.remove": { tier: 2, scope: "reactions:write", call: (ctx, args) => react(ctx, args, false) },
};

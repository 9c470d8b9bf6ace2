/** A person to be in the workspace from the start. */
export interface Person {
  readonly name: string;
  readonly realName: string;
  readonly tz: string;
  readonly locale: string;
}

/** A channel to be there from the start, with everybody and the bot in it. */
export interface Room {
  readonly name: string;
  readonly private?: boolean;
  /** False leaves the bot out. */
  readonly withBot?: boolean;
}

/** A user group to be there from the start, with people by their names. */
export interface UserGroup {
  readonly id: string;
  readonly people: readonly string[];
}

/** What a workspace may be told about itself. Everything has a default. */
export interface WorkspaceSettings {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
  /** Where HTTP mode delivers everything; without it the workspace speaks Socket Mode. */
  readonly eventsUrl: string | null;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botName: string;
  readonly people: readonly Person[];
  readonly rooms: readonly Room[];
  readonly userGroups: readonly UserGroup[];
  /** The bot token's scopes. */
  readonly scopes: readonly string[];
  /** The bot events the app subscribes to; nothing else is sent. */
  readonly subscriptions: readonly string[];
  /** Whether calls beyond the tiers are answered with HTTP 429. */
  readonly rateLimits: boolean;
  /** Event and trigger ids count on from here: a workspace that forgets itself must not repeat those of its last life. */
  readonly idsAfter: number;
}

const SCOPES = [
  "app_mentions:read",
  "assistant:write",
  "channels:history",
  "channels:join",
  "channels:read",
  "chat:write",
  "chat:write.public",
  "commands",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "mpim:history",
  "reactions:read",
  "reactions:write",
  "team:read",
  "usergroups:read",
  "users:read",
];

const SUBSCRIPTIONS = [
  "agent_session_stopped",
  "agent_session_title_changed",
  "app_context_changed",
  "app_home_opened",
  "app_mention",
  "message.channels",
  "message.groups",
  "message.im",
  "reaction_added",
];

const DEFAULTS: WorkspaceSettings = {
  botToken: "xoxb-local-bot",
  appToken: "xapp-local-app",
  signingSecret: "local-signing-secret",
  verificationToken: "local-verification-token",
  eventsUrl: null,
  team: { id: "T0000000001", name: "Wenzhai", domain: "wenzhai-local" },
  appId: "A0000000001",
  botId: "B0000000001",
  botUserId: "U0000000000",
  botName: "wenzhai",
  people: [
    { name: "zhangjingan", realName: "张景安", tz: "Asia/Shanghai", locale: "zh-CN" },
    { name: "yubaoqing", realName: "Yu Baoqing", tz: "Europe/London", locale: "en-US" },
  ],
  rooms: [{ name: "general" }, { name: "research" }],
  userGroups: [],
  scopes: SCOPES,
  subscriptions: SUBSCRIPTIONS,
  rateLimits: false,
  idsAfter: 0,
};

/** The settings with the defaults filled in. */
export function withDefaults(given: Partial<WorkspaceSettings>): WorkspaceSettings {
  const defined = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...DEFAULTS, ...defined };
}

import { type Args, isFields } from "./args.ts";
import type { Fault, FaultKind } from "./faults.ts";
import type { Sent } from "./interactions.ts";
import { SlackError } from "./slack-error.ts";
import type { DisconnectReason } from "./socket.ts";
import type { Workspace } from "./workspace.ts";

type Action = (workspace: Workspace, args: Args) => unknown;

function typed(args: Args): { text: string; user?: string; channel?: string; threadTs?: string; copies: number } {
  const [user, channel, threadTs] = [args.text("user"), args.text("channel"), args.text("threadTs")];
  return {
    text: args.need("text"),
    copies: args.number("copies", 1),
    ...(user === undefined ? {} : { user }),
    ...(channel === undefined ? {} : { channel }),
    ...(threadTs === undefined ? {} : { threadTs }),
  };
}

function who(args: Args): { user?: string; channel?: string; ts?: string } {
  const { user, channel, ts } = { user: args.text("user"), channel: args.text("channel"), ts: args.text("ts") };
  return {
    ...(user === undefined ? {} : { user }),
    ...(channel === undefined ? {} : { channel }),
    ...(ts === undefined ? {} : { ts }),
  };
}

function change(args: Args): { user?: string; change: Record<string, unknown> } {
  const user = args.text("user");
  return { ...(user === undefined ? {} : { user }), change: { ...args.object("change", "invalid_json") } };
}

const KINDS: readonly FaultKind[] = ["http-500", "timeout", "ratelimited", "reset", "error", "drop", "drop-after-send"];

function fault(args: Args): Fault {
  const kind = KINDS.find((one) => one === args.need("kind"));
  if (kind === undefined) throw new SlackError("invalid_kind");
  const error = args.text("error");
  const channel = args.text("channel");
  const lastsMs = args.number("lastsMs", 0);
  return {
    method: args.need("method"),
    kind,
    times: args.number("times", 1),
    retryAfter: args.number("retryAfter", 1),
    performed: args.flag("performed") ?? false,
    ...(lastsMs > 0 ? { lastsMs } : {}),
    ...(channel === undefined ? {} : { channel }),
    ...(error === undefined ? {} : { error }),
  };
}

function reason(args: Args): DisconnectReason {
  return args.text("reason") === "refresh_requested" ? "refresh_requested" : "warning";
}

const ACTIONS: Readonly<Record<string, Action>> = {
  mention: (workspace, args) => workspace.mention(typed(args)),
  say: (workspace, args) => workspace.say(typed(args)),
  "direct-message": (workspace, args) => workspace.directMessage(typed(args)),
  "slash-command": (workspace, args) =>
    workspace.slashCommand(args.need("command"), args.text("text") ?? "", who(args)),
  "block-action": (workspace, args) =>
    workspace.blockAction(args.need("channel"), args.need("ts"), args.need("actionId"), change(args)),
  "home-action": (workspace, args) => workspace.homeAction(args.need("actionId"), change(args)),
  "submit-view": (workspace, args) =>
    workspace.submitView(args.need("viewId"), args.object("values", "invalid_json") ?? {}),
  "close-view": (workspace, args) => {
    workspace.closeView(args.need("viewId"));
    return {};
  },
  shortcut: (workspace, args) => workspace.shortcut(args.need("callbackId"), who(args)),
  "open-home": (workspace, args) =>
    workspace.openHome(args.text("tab") === "messages" ? "messages" : "home", args.text("user")),
  "stop-session": (workspace, args) =>
    workspace.stopSession(args.need("channel"), args.need("threadTs"), args.text("user")),
  react: (workspace, args) => {
    workspace.react(args.need("channel"), args.need("ts"), args.need("name"), args.text("user"));
    return {};
  },
  fault: (workspace, args) => {
    workspace.injectFault(fault(args));
    return {};
  },
  archive: (workspace, args) => {
    workspace.archive(args.need("channel"));
    return {};
  },
  "revoke-token": (workspace, args) => {
    workspace.revokeToken(args.flag("revoked") ?? true);
    return {};
  },
  "clear-faults": (workspace) => {
    workspace.clearFaults();
    return {};
  },
  "drop-sockets": (workspace) => {
    workspace.dropSockets();
    return {};
  },
  "disconnect-sockets": (workspace, args) => {
    workspace.disconnectSockets(reason(args));
    return {};
  },
  "verify-url": async (workspace) => ({ verified: await workspace.verifyUrl() }),
  messages: (workspace, args) => workspace.messages(args.text("channel"), args.text("threadTs")),
  ephemerals: (workspace, args) => workspace.ephemerals(args.text("user")),
  deliveries: (workspace) => workspace.deliveries(),
  calls: (workspace, args) => workspace.calls(args.text("method")),
  views: (workspace) => workspace.views(),
  home: (workspace, args) => workspace.home(args.text("user")) ?? null,
  status: (workspace) => ({ sockets: workspace.sockets(), deliveries: workspace.deliveries().length }),
};

/** Does what a request under `/_control/` asks for. Gives the HTTP status and the JSON body. */
export async function answerControl(
  workspace: Workspace,
  name: string,
  args: Args,
): Promise<{ status: number; body: unknown }> {
  const action = ACTIONS[name];
  if (action === undefined) return { status: 404, body: { ok: false, error: "unknown_control" } };
  try {
    const result = await action(workspace, args);
    return { status: 200, body: { ok: true, result: isSent(result) ? { delivery: result.delivery.id } : result } };
  } catch (thrown) {
    if (!(thrown instanceof SlackError)) throw thrown;
    return { status: 400, body: { ok: false, error: thrown.code, ...thrown.extra } };
  }
}

function isSent(value: unknown): value is Sent {
  return isFields(value) && value.done instanceof Promise && isFields(value.delivery);
}

import { startWorkspace, type WorkspaceOptions } from "../../emulator/start-workspace.ts";
import type { Workspace } from "../../emulator/workspace.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import { EVENTS, neededScopes } from "../../slack/transport/reactions.ts";
import type { Web } from "../../web/web.ts";
import type { Config } from "../config.ts";
import { readSurface } from "./read-surface.ts";

/** A person in the local workspace who asks and reads. */
export interface LocalSlack {
  readonly workspace: Workspace;
  /** The settings with which an unmodified app connects to it. */
  readonly config: Config;
  /** The port where people look for the page, when it was taken and another one is used; else null. */
  readonly movedFrom: number | null;
  /** Writes to the bot as a person would, and gives the lines of its answer once it is whole. */
  say(text: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A model may take its time; after this the person is told. Milliseconds. */
const PATIENCE = 200_000;

/** Starts the local Slack in this process, with one person, one channel and a page, and the source viewer beside it. Ids of events count on from `idsAfter`. */
export async function startLocalSlack(
  config: Config,
  world: { readonly clock: Clock; readonly log: Log },
  idsAfter: number,
  viewer: Web,
): Promise<LocalSlack> {
  const workspace = await onFreePort({
    ...world,
    idsAfter,
    page: readSurface(),
    elsewhere: (request, response, { pathname }) => {
      const isViewer = pathname === "/a" || pathname.startsWith("/a/");
      if (isViewer) void viewer(request, response);
      return isViewer;
    },
    scopes: neededScopes(),
    subscriptions: EVENTS.map(({ event }) => event),
    people: [{ name: "you", realName: "You", tz: "Asia/Shanghai", locale: "en-US" }],
    rooms: [{ name: "reading-room", withBot: true }],
  });
  const slack = { botToken: workspace.botToken, appToken: workspace.appToken, apiUrl: workspace.apiUrl };
  let thread: string | undefined;
  return {
    workspace,
    config: { ...config, slack },
    movedFrom: workspace.pageUrl.endsWith(`:${FIRST_PORT}`) ? null : FIRST_PORT,
    async say(text) {
      if (text.startsWith("/")) return command(workspace, text);
      const written = workspace.mention({
        text: `<@${workspace.botUserId}> ${text}`,
        ...(thread === undefined ? {} : { threadTs: thread }),
      });
      thread = written.threadTs;
      const before = new Set(workspace.answers(written.channel, written.threadTs).map(({ ts }) => ts));
      const fresh = () => workspace.answers(written.channel, written.threadTs).filter(({ ts }) => !before.has(ts));
      await workspace.until(
        () => fresh().length > 0 && idle(workspace, written.channel, written.threadTs),
        "the answer",
        PATIENCE,
      );
      return fresh().flatMap(({ text: answer }) => String(answer ?? "").split("\n"));
    },
    close: () => workspace.close(),
  };
}

/** Where the page is looked for, and how many ports after it are tried before any free one is taken. */
const FIRST_PORT = 3000;
const TRIED = 20;

async function onFreePort(options: WorkspaceOptions): Promise<Workspace> {
  for (let port = FIRST_PORT; port < FIRST_PORT + TRIED; port++) {
    try {
      return await startWorkspace({ ...options, port });
    } catch (thrown) {
      if (!["EADDRINUSE", "EACCES"].includes(String((thrown as NodeJS.ErrnoException).code))) throw thrown;
    }
  }
  return startWorkspace(options);
}

/** A long answer shows a status until its last word is written. */
function idle(workspace: Workspace, channel: string, threadTs: string): boolean {
  const status = workspace.threadStatus(channel, threadTs);
  return !status?.status;
}

async function command(workspace: Workspace, text: string): Promise<readonly string[]> {
  const [name = "", ...rest] = text.split(" ");
  const channel = workspace.channel().id;
  const before = workspace.messages(channel).length;
  const quiet = workspace.ephemerals().length;
  const sent = workspace.slashCommand(name, rest.join(" "), { channel });
  await sent.done;
  const answered = () => workspace.messages(channel).length > before || workspace.ephemerals().length > quiet;
  await workspace.until(answered, "the answer", PATIENCE);
  await workspace.settled();
  const roots = workspace.messages(channel).slice(before);
  const threads = roots.flatMap(({ ts }) => workspace.messages(channel, ts));
  const seen = [...new Set([...roots, ...threads])];
  return [...seen, ...workspace.ephemerals().slice(quiet)].flatMap(({ text: answer }) =>
    String(answer ?? "").split("\n"),
  );
}

import { createServer } from "node:net";
import { onTestFinished } from "vitest";
import { systemClock } from "../../src/adapters/system-clock.ts";
import type { Answer, AnswerEvent, Ask } from "../../src/domain/answer.ts";
import type { Digest, DigestRequest } from "../../src/domain/digest.ts";
import type { Question } from "../../src/domain/question.ts";
import type { Subscription } from "../../src/domain/subscription.ts";
import type { WorkspaceSettings } from "../../src/emulator/settings.ts";
import { startWorkspace } from "../../src/emulator/start-workspace.ts";
import type { Workspace } from "../../src/emulator/workspace.ts";
import { Leases } from "../../src/jobs/leases.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Store } from "../../src/ports/store.ts";
import type { AddArticles, SlackParts } from "../../src/slack/listeners/listener-context.ts";
import { createSlackApp, type SlackApp } from "../../src/slack/transport/app.ts";
import { EVENTS, GROUP_SCOPE, neededScopes } from "../../src/slack/transport/reactions.ts";
import { memoryStore } from "../fakes/memory-store.ts";
import { type KeptLog, keptLog } from "./kept-log.ts";
import { answer, citation, digest } from "./samples.ts";

/** What a test may say about the parts; the rest is a bot that quotes one sentence for any question. */
export interface Given extends Partial<Pick<WorkspaceSettings, "people" | "rooms" | "rateLimits" | "scopes">> {
  readonly mode?: "socket" | "http";
  readonly ask?: Ask;
  readonly digest?: (request: DigestRequest) => Promise<Digest>;
  readonly article?: SlackParts["article"];
  readonly checkText?: SlackParts["checkText"];
  readonly status?: SlackParts["status"];
  readonly previewBriefing?: (subscription: Subscription) => Promise<Digest>;
  readonly adding?: Partial<AddArticles>;
  readonly store?: Store;
  /** The app's clock; the workspace runs on the real one. */
  readonly clock?: Clock;
  readonly questionsPerMinute?: number;
  readonly channels?: readonly string[];
  /** The only user group that is answered, by its people's names; the app is told of it alone. */
  readonly group?: readonly string[];
  readonly addChannels?: readonly string[];
  /** What this process is called among those that share the store. */
  readonly holder?: string;
  /** A workspace that is there already. */
  readonly workspace?: Workspace;
}

export interface Started {
  readonly workspace: Workspace;
  readonly app: SlackApp;
  readonly store: Store;
  readonly leases: Leases;
  readonly log: KeptLog;
  /** Every question asked, in order. */
  readonly asked: readonly Question[];
}

/** An `ask` whose events are these, or depend on the question. */
export function scripted(
  events: (question: Question, signal: AbortSignal | undefined) => AsyncIterable<AnswerEvent> | Iterable<AnswerEvent>,
): Ask {
  return async function* (question, options) {
    yield* events(question, options?.signal);
  };
}

/** The events of an answer that is there at once. */
export function atOnce(finished: Answer): readonly AnswerEvent[] {
  const lines = finished.lines.map(
    (line): AnswerEvent => ({
      type: "line",
      line,
      citations: finished.citations.filter(({ marker }) => line.markers.includes(marker)),
    }),
  );
  return [{ type: "searching", question: "", rewritten: null }, ...lines, { type: "end", answer: finished }];
}

/** The one sentence a question is answered with unless a test says otherwise. */
export const echo: Ask = scripted(({ text }) => atOnce(answer([citation({ quote: `关于“${text}”的句子。` })])));

/** A workspace in which the app has what the manifest asks for, and no more. */
const asInstalled = { scopes: neededScopes(), subscriptions: EVENTS.map(({ event }) => event) };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

const nothingAdded: AddArticles["preview"] = async (address) => [`标题`, address];

/** The unmodified app against a local Slack; both are stopped when the test ends. */
export async function startApp(given: Given = {}): Promise<Started> {
  const {
    mode = "socket",
    ask = echo,
    digest: tell = async () => digest([citation()]),
    previewBriefing = async () => digest([citation()]),
    adding: { preview = nothingAdded, add = async () => true, troubles = async () => [] } = {},
    store = memoryStore(),
    clock = systemClock(),
    article = async () => null,
    checkText = async () => [],
    status = async () => ({ articles: 7, updated: "2026-11-28T09:00:00.000Z" }),
    questionsPerMinute = 1_000,
    channels,
    group,
    addChannels,
    ...settings
  } = given;
  const port = mode === "http" ? await freePort() : 0;
  const eventsUrl = mode === "http" ? `http://127.0.0.1:${port}/slack/events` : null;
  const groups =
    group === undefined
      ? {}
      : { userGroups: [{ id: "S0000000001", people: group }], scopes: [...neededScopes(), GROUP_SCOPE] };
  const userGroups = group === undefined ? undefined : ["S0000000001"];
  const workspace =
    given.workspace ??
    (await startWorkspace({ clock: systemClock(), eventsUrl, ...asInstalled, ...groups, ...settings }));
  if (given.workspace === undefined) onTestFinished(() => workspace.close());
  const way = mode === "http" ? { signingSecret: workspace.signingSecret, port } : { appToken: workspace.appToken };
  const log = keptLog();
  const asked: Question[] = [];
  let ids = 0;
  const keeping: Ask = (question, options) => {
    asked.push(question);
    return ask(question, options);
  };
  const leases = new Leases({ jobs: store.jobs, clock, log, holder: given.holder ?? "this" });
  const newId = () => `id-${++ids}`;
  const parts = {
    ask: keeping,
    digest: tell,
    previewBriefing,
    article,
    checkText,
    status,
    adding: { preview, add, troubles },
    store,
    leases,
    clock,
    log,
    newId,
  };
  const app = createSlackApp(
    {
      botToken: workspace.botToken,
      apiUrl: workspace.apiUrl,
      questionsPerMinute,
      channels,
      addChannels,
      userGroups,
      ...way,
    },
    parts,
  );
  await app.start();
  leases.start();
  onTestFinished(async () => {
    // A hand-turned clock would never let the app stop.
    if (given.clock === undefined) await app.stop().catch(() => undefined);
    await leases.stop();
  });
  return { workspace, app, store, leases, log, asked };
}

import { afterEach } from "vitest";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { startWorkspace, type WorkspaceOptions } from "../../src/emulator/start-workspace.ts";
import type { Workspace } from "../../src/emulator/workspace.ts";
import { type HandClock, handClock } from "../fakes/hand-clock.ts";

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Closes something when the test is over, last opened first. */
export function closeLater(close: () => unknown): void {
  closing.push(close);
}

/** A workspace on a hand-turned clock, closed when the test is over. */
export async function open(
  options: Partial<WorkspaceOptions> = {},
): Promise<{ workspace: Workspace; clock: HandClock; call: Caller }> {
  const clock = handClock("2026-11-23T09:00:00Z");
  const workspace = await startWorkspace({ clock, guardClock: systemClock(), ...options });
  closeLater(() => workspace.close());
  return { workspace, clock, call: (method, args, how) => call(workspace, method, args, how) };
}

/** What came back from a method: its body, with the status and the headers beside it. */
export interface Called {
  readonly ok: boolean;
  readonly error?: string;
  readonly ts: string;
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
  readonly body: any;
}

type How = { readonly token?: string | null; readonly as?: "json" | "form" };
type Caller = (method: string, args?: object, how?: How) => Promise<Called>;

async function call(workspace: Workspace, method: string, args: object = {}, how: How = {}): Promise<Called> {
  const token = how.token === undefined ? workspace.botToken : how.token;
  const isForm = how.as === "form";
  const pairs = Object.entries(args).map(([key, value]) => {
    return [key, typeof value === "object" ? JSON.stringify(value) : String(value)];
  });
  const response = await fetch(workspace.apiUrl + method, {
    method: "POST",
    headers: {
      "content-type": isForm ? "application/x-www-form-urlencoded" : "application/json; charset=utf-8",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: isForm ? new URLSearchParams(pairs).toString() : JSON.stringify(args),
  });
  const body = await response.json();
  return { ok: body.ok, error: body.error, ts: body.ts, status: response.status, headers: response.headers, body };
}

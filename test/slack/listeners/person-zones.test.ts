import { expect, test } from "vitest";
import { createPersonZones } from "../../../src/slack/listeners/person-zones.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { keptLog } from "../kept-log.ts";
import { startApp } from "../start-app.ts";

const people = [
  { name: "zhangjingan", realName: "张景安", tz: "Asia/Shanghai", locale: "zh-CN" },
  { name: "yubaoqing", realName: "Yu Baoqing", tz: "America/Los_Angeles", locale: "en-US" },
];

test.each([
  ["zhangjingan", "2026-03-31T16:30:00Z", "2026-04-01"],
  ["zhangjingan", "2026-03-31T15:30:00Z", "2026-03-31"],
  ["yubaoqing", "2026-03-31T06:30:00Z", "2026-03-30"],
  ["yubaoqing", "2026-03-31T07:30:00Z", "2026-03-31"],
])("what %s asks at %s is asked on %s", async (user, at, day) => {
  const { workspace, asked } = await startApp({ people, clock: handClock(at) });
  workspace.directMessage({ text: "anything new since yesterday?", user });
  await workspace.until(() => asked[0], "the question");
  expect(asked[0]?.now).toBe(day);
});

test("/digest counts from the person's day", async () => {
  const since: (string | undefined)[] = [];
  const digest = async (request: { readonly since?: string }) => {
    since.push(request.since);
    return { request: { language: "en" as const }, items: [], receipt: { read: 0, matched: 0, toldBefore: 0 } };
  };
  const { workspace } = await startApp({ people, digest, clock: handClock("2026-03-31T16:30:00Z") });
  workspace.slashCommand("/digest", "since yesterday", { channel: "general", user: "zhangjingan" });
  await workspace.until(() => since[0], "the digest");
  expect(since).toEqual(["2026-03-31"]);
});

test("each person is looked up once; where that fails, again with the next question", async () => {
  let calls = 0;
  const person = async () => {
    calls++;
    if (calls === 1) throw new Error("rate limited");
    return { zone: "Asia/Shanghai", language: null, admin: false };
  };
  const log = keptLog();
  const zones = createPersonZones({ person }, log);
  expect(await zones.of("U1")).toBeNull();
  expect(await zones.of("U1")).toBe("Asia/Shanghai");
  expect(await zones.of("U1")).toBe("Asia/Shanghai");
  expect(calls).toBe(2);
});

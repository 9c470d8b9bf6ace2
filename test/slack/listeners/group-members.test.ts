import { expect, test } from "vitest";
import { createGroupMembers } from "../../../src/slack/listeners/group-members.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { keptLog } from "../kept-log.ts";

/** Groups that can be changed and taken away, and how often they were read. */
function start(lists: Record<string, readonly string[]>) {
  const clock = handClock("2026-11-28T08:00:00Z");
  const log = keptLog();
  const asked: string[] = [];
  const groupMembers = async (group: string) => {
    asked.push(group);
    const list = lists[group];
    if (list === undefined) throw new Error("no_such_subteam");
    return list;
  };
  return { lists, clock, log, asked, members: createGroupMembers(["S1", "S2"], { groupMembers }, clock, log) };
}

test("somebody in any of the groups is one of them", async () => {
  const { members } = start({ S1: ["U1"], S2: ["U2"] });
  expect(await Promise.all(["U1", "U2", "U3"].map((user) => members.includes(user)))).toEqual([true, true, false]);
});

test("the groups are read once in five minutes, however many ask", async () => {
  const { lists, clock, asked, members } = start({ S1: ["U1"], S2: [] });
  await Promise.all([members.includes("U1"), members.includes("U1")]);
  clock.advance(299_000);
  await members.includes("U1");
  expect(asked).toEqual(["S1", "S2"]);
  lists.S1 = [];
  clock.advance(1_000);
  expect(await members.includes("U1")).toBe(false);
  expect(asked).toHaveLength(4);
});

test("what cannot be read is as it was last, and nobody knows where it never could be", async () => {
  const never = start({ S1: ["U1"] });
  expect(await never.members.includes("U1")).toBeNull();
  expect(never.log.lines.map(({ event }) => event)).toEqual(["groups-not-read"]);
  const { lists, clock, members } = start({ S1: ["U1"], S2: [] });
  await members.includes("U1");
  delete lists.S2;
  clock.advance(600_000);
  expect([await members.includes("U1"), await members.includes("U3")]).toEqual([true, false]);
});

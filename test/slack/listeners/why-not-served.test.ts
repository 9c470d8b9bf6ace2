import { expect, test } from "vitest";
import { whyNotServed } from "../../../src/slack/listeners/why-not-served.ts";
import { wordsOf } from "../../../src/slack/views/words.ts";

const { notHere, notYou, groupsUnread } = wordsOf("en");
const groups = (found: boolean | null) => ({ includes: async () => found });

test.each([
  ["everybody everywhere, where nothing is set", null, null, "C1", "U1", null],
  ["in a channel that is set", ["C1"], null, "C1", "U1", null],
  ["not in another", ["C2"], null, "C1", "U1", notHere],
  ["a member of a group", null, groups(true), "C1", "U1", null],
  ["nobody else", null, groups(false), "C1", "U1", notYou],
  ["nobody while the groups are not known", null, groups(null), "C1", "U1", groupsUnread],
  ["nobody who is not named", null, groups(true), "C1", null, notYou],
  ["a member, but not in another channel", ["C2"], groups(true), "C1", "U1", notHere],
])("%s", async (_, channels, groupMembers, channel, person, said) => {
  expect(await whyNotServed({ channels, groupMembers }, { channel, person }, "en")).toBe(said);
});

import { describe, expect, test } from "vitest";
import { briefingModal, readBriefingForm } from "../../../src/slack/views/briefing-modal.ts";
import { subscription } from "../../ports/store-contract.ts";

const TODAY = "2025-06-10";

describe("the form of a briefing", () => {
  test.each(["en", "zh-Hans", "zh-Hant"] as const)("read back as it was filled, in %s", (language) => {
    const plan = subscription({ language, days: { kind: "weekly", weekdays: [1, 4] }, time: "17:30" });
    const { blocks } = briefingModal({ id: "s1", language }, plan);
    const when = JSON.stringify(blocks).match(/"initial_value":"([^"]*17:30)"/u)![1]!;
    const form = { when, zone: plan.zone, topic: " ", language, length: "middle", silent: "no" };
    expect(readBriefingForm(form, language, TODAY)).toEqual({
      plan: { days: plan.days, time: "17:30", zone: plan.zone, topic: null, language, length: null, silent: false },
    });
  });
  test("asks for the channel of a new one only", () => {
    const ids = (id: string | null) => briefingModal({ id, language: "en" }, {}).blocks.map(({ block_id }) => block_id);
    expect(ids(null)).toContain("channel");
    expect(ids("s1")).not.toContain("channel");
  });
  test("says what is wrong where it is wrong", () => {
    expect(readBriefingForm({ when: "daily", zone: "nowhere" }, "en", TODAY)).toEqual({
      faults: { zone: expect.stringContaining("“nowhere”") },
    });
    expect(readBriefingForm({ when: "soon", zone: "UTC" }, "en", TODAY)).toEqual({
      faults: { when: expect.stringContaining("“soon”") },
    });
  });
});

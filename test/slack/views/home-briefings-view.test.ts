import { expect, test } from "vitest";
import { homeBriefingsView } from "../../../src/slack/views/home-briefings-view.ts";
import { subscription } from "../../ports/store-contract.ts";

const next = Date.parse("2025-06-16T01:00:00Z");

test("each briefing stands with its channel, when it comes next, and its buttons", () => {
  const shown = JSON.stringify(homeBriefingsView([{ subscription: subscription({ topic: "教育" }), next }], "en"));
  expect(shown).toContain("every Monday at 09:00 (Asia/Shanghai), about 教育");
  expect(shown).toContain('"channel_id":"C1"');
  for (const action of ["preview", "edit", "pause", "skip", "stop", "new"])
    expect(shown).toContain(`briefing-${action}`);
  expect(shown).not.toContain("briefing-resume");
});

test("hundreds of them keep to what Slack takes", () => {
  const many = Array.from({ length: 300 }, (_, i) => ({ subscription: subscription({ id: `s${i}` }), next }));
  expect(homeBriefingsView(many, "zh-Hans").length).toBeLessThan(90);
});

import { expect, test } from "vitest";
import type { Workspace } from "../../../src/emulator/workspace.ts";
import { subscription } from "../../ports/store-contract.ts";
import { startApp } from "../start-app.ts";

const user = "yubaoqing";

/** What somebody's Home tab shows, as text. */
function homeText(workspace: Workspace): string {
  return JSON.stringify(workspace.home(user)?.view.blocks ?? []);
}

async function modalOf(workspace: Workspace) {
  return workspace.until(() => workspace.views().at(-1), "a modal");
}

const filled = (over: Readonly<Record<string, string>>, channel?: string) => {
  const typed = { when: "every Monday at 9", zone: "New York", topic: "", ...over };
  const chosen = { language: "en", length: "brief", silent: "yes" };
  return {
    ...Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, { [name]: { value } }])),
    ...Object.fromEntries(
      Object.entries(chosen).map(([name, value]) => [name, { [name]: { selected_option: { value } } }]),
    ),
    ...(channel === undefined ? {} : { channel: { channel: { selected_conversation: channel } } }),
  };
};

async function withBriefing() {
  const started = await startApp();
  const { workspace, store } = started;
  const channel = workspace.channel("general").id;
  const createdBy = workspace.user(user).id;
  const own = subscription({ team: workspace.teamId, channel, createdBy, language: "en", zone: "UTC" });
  await store.subscribe(own);
  workspace.openHome("home", user);
  await workspace.until(() => homeText(workspace).includes("every Monday at 09:00 (UTC)"), "the list");
  return { ...started, channel, own };
}

test("a briefing in the Home tab is paused, resumed, skipped and stopped by its buttons", async () => {
  const { workspace, store } = await withBriefing();
  const press = async (action: string, shown: (text: string) => boolean) => {
    workspace.homeAction(action, { user });
    await workspace.until(() => shown(homeText(workspace)), action);
  };
  await press("briefing-pause", (text) => text.includes("paused") && text.includes("briefing-resume"));
  expect(await store.subscriptions()).toMatchObject([{ paused: true }]);
  await press("briefing-resume", (text) => text.includes("briefing-pause"));
  const [{ after } = { after: "" }] = await store.subscriptions();
  workspace.homeAction("briefing-skip", { user });
  await expect.poll(async () => (await store.subscriptions())[0]!.after > after).toBe(true);
  await press("briefing-stop", (text) => text.includes("You have made no briefing yet"));
  expect(await store.subscriptions()).toEqual([]);
});

test("is previewed to whoever presses", async () => {
  const { workspace } = await withBriefing();
  workspace.homeAction("briefing-preview", { user });
  const shown = await workspace.until(() => workspace.messages(user).at(-1), "the preview");
  expect(shown.text).toContain("This is what the briefing would say now.");
});

test("is edited in a modal that is filled with it", async () => {
  const { workspace, store, own } = await withBriefing();
  workspace.homeAction("briefing-edit", { user });
  const modal = await modalOf(workspace);
  expect(JSON.stringify(modal.view)).toContain('"initial_value":"every Monday 09:00"');
  await workspace.submitView(modal.id, filled({ when: "weekdays at 17:30", topic: "教育" })).done;
  await expect
    .poll(() => store.subscriptions())
    .toMatchObject([
      {
        id: own.id,
        time: "17:30",
        days: { weekdays: [1, 2, 3, 4, 5] },
        zone: "America/New_York",
        topic: "教育",
        length: "brief",
        silent: true,
      },
    ]);
});

test("what is typed into the modal and not understood is said there, and nothing is submitted", async () => {
  const { workspace, store, own } = await withBriefing();
  workspace.homeAction("briefing-edit", { user });
  const modal = await modalOf(workspace);
  const { response } = await workspace.submitView(modal.id, filled({ when: "every Monday at 25:00", zone: "Gotham" }))
    .done;
  expect(response).toMatchObject({
    response_action: "errors",
    errors: { when: expect.stringContaining("“at 25:00”"), zone: expect.stringContaining("“Gotham”") },
  });
  expect(await store.subscriptions()).toEqual([own]);
});

test("a new one is made for a channel, which is told", async () => {
  const { workspace, store, channel } = await withBriefing();
  workspace.homeAction("briefing-new", { user });
  const modal = await modalOf(workspace);
  await workspace.submitView(modal.id, filled({ when: "monthly on the 15th at noon" }, channel)).done;
  const told = await workspace.until(() => workspace.messages("general")[0], "the confirmation");
  expect(told.text).toContain("on day 15 of every month at 12:00 (America/New_York), brief");
  await expect.poll(async () => (await store.subscriptions()).length).toBe(2);
  await workspace.until(() => homeText(workspace).includes("on day 15"), "the list");
});

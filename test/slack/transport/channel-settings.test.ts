import { expect, test } from "vitest";
import type { Workspace } from "../../../src/emulator/workspace.ts";
import { startApp } from "../start-app.ts";

async function fillIn(
  workspace: Workspace,
  user: string,
  values: { language: string; mention: string; people?: string[] },
) {
  const said = workspace.say({ text: "lunch", channel: "general" });
  await workspace.shortcut("settings-here", { channel: "general", ts: said.ts, user }).done;
  const modal = await workspace.until(() => workspace.views()[0], "the modal");
  await workspace.submitView(modal.id, {
    language: { language: { type: "static_select", selected_option: { value: values.language } } },
    mention: { mention: { type: "radio_buttons", selected_option: { value: values.mention } } },
    changers: { changers: { type: "multi_users_select", selected_users: values.people ?? [] } },
  }).done;
}

test("a channel answers in its own language, and in threads only when mentioned", async () => {
  const { workspace, asked, store, log } = await startApp();
  await fillIn(workspace, "yubaoqing", { language: "zh-Hant", mention: "yes" });
  await expect
    .poll(async () => (await store.channels.of(workspace.teamId, workspace.channel("general").id))?.mentionOnly)
    .toBe(true);
  const first = workspace.mention({ text: "who?", channel: "general" });
  await workspace.until(() => workspace.answers("general", first.ts)[0], "the answer");
  expect(asked).toMatchObject([{ text: "who?", language: "zh-Hant" }]);
  workspace.say({ text: "and where?", channel: "general", threadTs: first.ts });
  await expect.poll(() => log.lines.some(({ fields }) => fields.reason === "mention-only")).toBe(true);
  const elsewhere = workspace.mention({ text: "when?", channel: "research" });
  await workspace.until(() => workspace.answers("research", elsewhere.ts)[0], "the other answer");
  expect(asked[1]).not.toHaveProperty("language");
});

test("only those who are named change it", async () => {
  const { workspace, store } = await startApp();
  const { id } = workspace.user("yubaoqing");
  await fillIn(workspace, "yubaoqing", { language: "en", mention: "no", people: [id] });
  const settings = () => store.channels.of(workspace.teamId, workspace.channel("general").id);
  await expect.poll(async () => (await settings())?.changers).toEqual([id]);
  const said = workspace.say({ text: "lunch", channel: "general" });
  await workspace.shortcut("settings-here", { channel: "general", ts: said.ts, user: "zhangjingan" }).done;
  const told = await workspace.until(() => workspace.ephemerals("zhangjingan")[0], "word of it");
  expect(told.text).toContain("may not change");
  expect(workspace.views()).toEqual([]);
});

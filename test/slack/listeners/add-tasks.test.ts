import { describe, expect, test } from "vitest";
import { WenzhaiError } from "../../../src/errors.ts";
import { linkIn } from "../../../src/slack/listeners/add-tasks.ts";
import { startApp } from "../start-app.ts";

const user = "yubaoqing";
const ADDRESS = "https://news.example.cn/a/1.html?x=1&y=2";

test.each([
  ["see <https://news.example.cn/a/1.html?x=1&amp;y=2|the page> now", ADDRESS],
  ["<https://a.cn> and <https://b.cn>", "https://a.cn"],
  ["no link, <mailto:a@b.cn|mail> or <@U1>", null],
  [`<https://a.cn/${"x".repeat(2_500)}>`, null],
])("the first link of %s", (text, address) => {
  expect(linkIn(text)).toBe(address);
});

describe("Add to the corpus", () => {
  test("shows the article to the person alone, and adds it at the press of a button", async () => {
    const added: string[] = [];
    const add = async (address: string) => added.push(address) > 0;
    const { workspace } = await startApp({ adding: { add } });
    const { ts } = workspace.say({ text: `worth reading: ${ADDRESS}`, channel: "general" });
    workspace.shortcut("add-to-corpus", { user, channel: "general", ts });
    const shown = await workspace.until(() => workspace.ephemerals()[0], "the preview");
    expect(shown.text).toContain("This would be added to the corpus:");
    expect(added).toEqual([]);
    workspace.blockAction("general", shown.ts, "add-article", { user });
    await workspace.until(() => workspace.ephemerals().find(({ text }) => text.startsWith("Added.")), "the word");
    expect(added).toEqual([ADDRESS]);
  });
  test("says why an article cannot be had, and where there is no link", async () => {
    const preview = () => Promise.reject(new WenzhaiError("bad-input", "news.example.cn does not answer."));
    const { workspace } = await startApp({ adding: { preview } });
    const { ts } = workspace.say({ text: ADDRESS, channel: "general" });
    workspace.shortcut("add-to-corpus", { user, channel: "general", ts });
    await workspace.until(() => workspace.ephemerals().find(({ text }) => text.includes("does not answer.")), "why");
    const bare = workspace.say({ text: "nothing here", channel: "general" });
    workspace.shortcut("add-to-corpus", { user, channel: "general", ts: bare.ts });
    await workspace.until(() => workspace.ephemerals().find(({ text }) => text.includes("no link")), "a hint");
  });
});

test("a link posted in a channel chosen for it is shown in its thread with the button; elsewhere it is left alone", async () => {
  const rooms = [{ name: "general" }, { name: "reading" }];
  const first = await startApp({ rooms });
  const chosen = first.workspace.channel("reading").id;
  await first.app.stop();
  const { workspace } = await startApp({ workspace: first.workspace, addChannels: [chosen] });
  workspace.say({ text: ADDRESS, channel: "general", user });
  workspace.say({ text: "no link", channel: "reading", user });
  const { ts } = workspace.say({ text: `look: ${ADDRESS}`, channel: "reading", user });
  const offered = await workspace.until(
    () => workspace.messages("reading").find((each) => each.thread_ts === ts && each.ts !== ts),
    "the preview",
  );
  expect(JSON.stringify(offered.blocks)).toContain("add-article");
  await workspace.settled();
  expect(workspace.messages("general")).toHaveLength(1);
  expect(workspace.messages("reading")).toHaveLength(3);
});

test("the Home tab names the sources that could not be read", async () => {
  const troubles = async () => [
    { source: "Daily", problem: "the feed is no feed.", failed: 0, samples: [] },
    { source: "Weekly", problem: null, failed: 2, samples: ["a.html is gone."] },
  ];
  const { workspace } = await startApp({ adding: { troubles } });
  workspace.openHome("home", user);
  const home = await workspace.until(() => workspace.home(user), "a Home tab");
  const text = JSON.stringify(home.view.blocks);
  expect(text).toContain("Daily: the feed is no feed.");
  expect(text).toContain("Weekly: 2 articles could not be read. a.html is gone.");
});

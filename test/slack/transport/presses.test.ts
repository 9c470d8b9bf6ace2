import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/domain/article.ts";
import type { Workspace } from "../../../src/emulator/workspace.ts";
import { answer, citation } from "../samples.ts";
import { atOnce, type Given, scripted, startApp } from "../start-app.ts";

const TEXT = "开幕。\n会上,张景安建议完善政策支持。他还谈到乡村。\n闭幕。";
const QUOTE = "张景安建议完善政策支持。";
const START = TEXT.indexOf(QUOTE);
const quoted = citation({ quote: QUOTE, start: START, end: START + QUOTE.length });
const article: Article = {
  id: quoted.articleId,
  title: quoted.title,
  language: "zh-Hans",
  people: [],
  aliases: [],
  text: TEXT,
  hash: "0",
};
const ask = scripted(() =>
  atOnce(answer([quoted], { asOf: "2025-07-01", considered: [citation({ quote: "另一句。", marker: 9 })] })),
);

async function answered(given: Given = {}) {
  const started = await startApp({ ask, article: async () => ({ article, sentences: [] }), ...given });
  const { workspace } = started;
  const asked = workspace.mention({ text: "what did he recommend?", channel: "general" });
  const shown = await workspace.until(() => workspace.answers("general", asked.ts)[0], "the answer");
  return { ...started, asked, shown };
}

function textOf(workspace: Workspace): string {
  return JSON.stringify(workspace.views()[0]?.view.blocks);
}

describe.each(["socket", "http"] as const)("presses over %s", (mode) => {
  test("show the evidence: the quote bold in its paragraph, what was asked, what was left out", async () => {
    const { workspace, shown } = await answered({ mode });
    await workspace.blockAction("general", shown.ts, "evidence").done;
    await workspace.until(() => workspace.views()[0], "the modal");
    const blocks = textOf(workspace);
    expect(blocks).toContain('{"type":"text","text":"会上,"}');
    expect(blocks).toContain(`{"type":"text","text":"${QUOTE}","style":{"bold":true}}`);
    expect(blocks).toContain('{"type":"text","text":"他还谈到乡村。"}');
    expect(blocks).toContain("what did he recommend?");
    expect(blocks).toContain("另一句。");
    expect(blocks).toContain("2025-07-01");
    expect(blocks).toContain(quoted.url!);
  });

  test("keep a 👍, and a 👎 with its reason", async () => {
    const { workspace, shown, store } = await answered({ mode });
    await workspace.blockAction("general", shown.ts, "feedback").done;
    await expect.poll(async () => (await store.feedback.all()).map(({ good }) => good)).toEqual([true]);
    await workspace.blockAction("general", shown.ts, "feedback", { vote: "negative_button" }).done;
    const modal = await workspace.until(() => workspace.views()[0], "the modal");
    await workspace.submitView(modal.id, {
      reason: { reason: { type: "radio_buttons", selected_option: { value: "outdated" } } },
      note: { note: { type: "plain_text_input", value: "已有新的" } },
    }).done;
    await expect
      .poll(async () => (await store.feedback.all())[0])
      .toMatchObject({
        good: false,
        reason: "outdated",
        note: "已有新的",
        kept: { question: "what did he recommend?", answer: { citations: [quoted] } },
      });
    expect(await store.feedback.all()).toHaveLength(1);
  });
});

describe("a press", () => {
  test("for which Slack's time ran out asks to be pressed again", async () => {
    const { workspace, shown } = await answered();
    workspace.injectFault({ method: "views.open", kind: "error", error: "expired_trigger_id", times: 1 });
    await workspace.blockAction("general", shown.ts, "evidence").done;
    const told = await workspace.until(() => workspace.ephemerals()[0], "word of it");
    expect(told.text).toContain("press again");
    expect(workspace.views()).toEqual([]);
  });

  test("on an answer that is forgotten says so", async () => {
    const { workspace, shown, store } = await answered();
    await store.answers.forgetBefore(Number.MAX_SAFE_INTEGER);
    await workspace.blockAction("general", shown.ts, "evidence").done;
    expect((await workspace.until(() => workspace.ephemerals()[0], "word of it")).text).toContain("ask again");
  });

  test("on an answer whose article has changed shows the quote as it was, and says so", async () => {
    const changed = { ...article, text: `新${TEXT}` };
    const { workspace, shown } = await answered({ article: async () => ({ article: changed, sentences: [] }) });
    await workspace.blockAction("general", shown.ts, "evidence").done;
    await workspace.until(() => workspace.views()[0], "the modal");
    expect(textOf(workspace)).toContain(QUOTE);
    expect(textOf(workspace)).toContain("has changed since");
    expect(textOf(workspace)).not.toContain("他还谈到乡村");
  });
});

describe.each(["socket", "http"] as const)("entry points over %s", (mode) => {
  test("a shortcut checks a message, for the person's eyes", async () => {
    const checkText = async (text: string) => [
      { claim: text, verdict: "contradicted" as const, because: "别的年份。", sentences: [quoted] },
    ];
    const { workspace } = await answered({ mode, checkText });
    const said = workspace.say({ text: "He said so <!channel> in 1999.", channel: "general" });
    const before = workspace.messages("general").length;
    await workspace.shortcut("check-message", { channel: "general", ts: said.ts }).done;
    const told = await workspace.until(() => workspace.ephemerals()[0], "the verdict");
    expect(told.text).toContain("in 1999.");
    expect(told.text).toContain("语料与此不符");
    expect(told.text).toContain(QUOTE);
    expect(workspace.messages("general")).toHaveLength(before);
  });

  test("a shortcut asks about a message, and the answer comes directly", async () => {
    const { workspace, asked } = await startApp({ mode });
    const said = workspace.say({ text: "张景安在大会上发言。", channel: "general" });
    await workspace.shortcut("ask-about", { channel: "general", ts: said.ts }).done;
    const modal = await workspace.until(() => workspace.views()[0], "the modal");
    expect(JSON.stringify(modal.view.blocks)).toContain("张景安在大会上发言。");
    await workspace.submitView(modal.id, { question: { question: { type: "plain_text_input", value: "他说了什么?" } } })
      .done;
    const shown = await workspace.until(() => workspace.messages("zhangjingan")[1], "the answer");
    expect(shown.text).toContain("他说了什么?");
    expect(asked).toMatchObject([{ text: "他说了什么?", history: [{ role: "asker", text: "张景安在大会上发言。" }] }]);
  });

  test("a shortcut from anywhere asks, and so does the box on the Home tab, which then shows the answer", async () => {
    const { workspace, asked } = await startApp({ mode });
    await workspace.shortcut("ask-anywhere").done;
    const modal = await workspace.until(() => workspace.views()[0], "the modal");
    await workspace.submitView(modal.id, { question: { question: { type: "plain_text_input", value: "first?" } } })
      .done;
    await workspace.until(() => workspace.messages("zhangjingan")[1], "the first answer");
    workspace.openHome();
    await workspace.until(() => workspace.home(), "the Home tab");
    await workspace.homeAction("home-ask", { change: { value: "second?" } }).done;
    await workspace.until(() => workspace.messages("zhangjingan")[3], "the second answer");
    expect(asked.map(({ text }) => text)).toEqual(["first?", "second?"]);
    workspace.openHome();
    const shows = () => JSON.stringify(workspace.home()?.view.blocks).includes("second?");
    await workspace.until(() => shows() || undefined, "the answers on the Home tab");
    expect(JSON.stringify(workspace.home()?.view.blocks)).toContain("7 篇文章");
  });
});

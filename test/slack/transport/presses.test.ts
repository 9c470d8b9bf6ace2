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

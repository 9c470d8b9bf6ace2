import { describe, expect, test } from "vitest";
import type { AnswerEvent } from "../../src/domain/answer.ts";
import { pingsAndLinks } from "../../src/emulator/pings-and-links.ts";
import { WenzhaiError } from "../../src/errors.ts";
import { answerActions, withTail } from "../../src/slack/views/answer-actions.ts";
import { answerMessages } from "../../src/slack/views/answer-view.ts";
import { keptAnswer } from "../ports/answer-tables-contract.ts";
import { answer, citation } from "./samples.ts";
import { atOnce, echo, scripted, startApp } from "./start-app.ts";

/** What users of other bots complain of, each as a test of ours. */
describe("it is not true that", () => {
  test("questions fail in silence: whoever asks gets an answer or a reason", async () => {
    const ask = () => {
      throw new WenzhaiError("internal", "boom");
    };
    const { workspace } = await startApp({ ask });
    const asked = workspace.mention({ text: "who?" });
    const told = await workspace.until(() => workspace.answers("general", asked.ts)[0], "a reason");
    expect(told.text).toContain("(error id-1)");
  });

  test("citations come out broken: they are drawn from data, whatever the words of a line look like", () => {
    const line = { text: "As [7](https://evil.cn) says [9], 【1】.", markers: [1] };
    const [message] = answerMessages(answer([citation()], { mode: "model", lines: [line] }));
    expect(pingsAndLinks(message!).links).toEqual([citation().url]);
    expect(message?.text).toContain(`[1] ${citation().title}`);
  });

  test("a follow-up in a thread stays unanswered unless the bot is mentioned again", async () => {
    const { workspace } = await startApp();
    const first = workspace.mention({ text: "who?" });
    await workspace.until(() => workspace.answers("general", first.ts)[0], "the answer");
    workspace.say({ text: "and where?", threadTs: first.ts });
    await workspace.until(() => workspace.answers("general", first.ts)[1], "the second answer");
  });

  test("a fault of the set-up is only in the log", async () => {
    const ask = () => {
      throw new WenzhaiError("no-index", "none");
    };
    const { workspace } = await startApp({ ask });
    const asked = workspace.mention({ text: "who?" });
    const told = await workspace.until(() => workspace.answers("general", asked.ts)[0], "a reason");
    expect(told.text).toContain("no articles are indexed");
  });

  test("an event that is delivered again is answered again", async () => {
    const { workspace, asked } = await startApp();
    const mention = workspace.mention({ text: "who?", copies: 4 });
    await workspace.settled();
    await workspace.until(() => workspace.answers("general", mention.ts)[0], "the answer");
    expect(asked).toHaveLength(1);
  });

  test("work before the acknowledgement makes Slack deliver again", async () => {
    const endless = scripted(async function* (): AsyncGenerator<AnswerEvent> {
      await new Promise(() => undefined);
    });
    const { workspace } = await startApp({ ask: endless });
    workspace.mention({ text: "who?" });
    await workspace.settled();
    expect(workspace.deliveries().every(({ attempts }) => attempts.length === 1)).toBe(true);
  });

  test("what Slack delivers again after a lost connection is dropped", async () => {
    const { workspace } = await startApp();
    workspace.injectFault({ method: "socket", kind: "drop", times: 1 });
    const mention = workspace.mention({ text: "who?" });
    await workspace.until(() => workspace.answers("general", mention.ts)[0], "the answer");
  });

  test("a connection that is lost stays lost", async () => {
    const { workspace } = await startApp();
    workspace.dropSockets();
    await workspace.until(() => workspace.sockets() > 0 || undefined, "a new connection");
    const mention = workspace.mention({ text: "who?" });
    await workspace.until(() => workspace.answers("general", mention.ts)[0], "the answer");
  });

  test("a long answer is refused for its blocks, or loses its sources and buttons", () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      citation({ articleId: `a${i}`, marker: i + 1, quote: `第${i}句。`.repeat(60) }),
    );
    const messages = withTail(answerMessages(answer(many)), answerActions(keptAnswer({ answer: answer(many) })));
    for (const { blocks, text } of messages) {
      expect(blocks.length).toBeLessThanOrEqual(50);
      expect(text.length).toBeLessThanOrEqual(4_000);
    }
    const said = JSON.stringify(messages.map(({ blocks }) => blocks));
    for (const { marker } of many) expect(said).toContain(`[${marker}] "},{"type":"link"`);
    expect(said).toContain("feedback_buttons");
  });

  test("Stop does nothing", async () => {
    const half = scripted(async function* (_, signal): AsyncGenerator<AnswerEvent> {
      yield* atOnce(answer([citation()])).slice(0, 2);
      await new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    });
    const { workspace, asked } = await startApp({ ask: half });
    const mention = workspace.mention({ text: "who?" });
    await expect.poll(() => asked.length).toBe(1);
    workspace.stopSession("general", mention.ts);
    const told = await workspace.until(() => workspace.answers("general", mention.ts)[0], "the end");
    expect(told.text).toContain("Stopped as you asked.");
    expect(told.text).toContain(citation().quote);
  });

  test("links in Markdown stand in a message as brackets that lead elsewhere", () => {
    const told = answer([citation({ title: "[坏](https://evil.cn)|>" })]);
    const [message] = answerMessages(told);
    expect(pingsAndLinks(message!).links).toEqual([citation().url]);
  });

  test("a press carries the team or the person as something else, and is lost", async () => {
    const { workspace, store } = await startApp({ ask: echo });
    const mention = workspace.mention({ text: "who?" });
    const shown = await workspace.until(() => workspace.answers("general", mention.ts)[0], "the answer");
    await workspace.blockAction("general", shown.ts, "feedback", { user: "yubaoqing" }).done;
    await expect
      .poll(async () => (await store.feedback.all()).map(({ person }) => person))
      .toEqual([workspace.user("yubaoqing").id]);
  });

  test("what was asked privately is posted where others read", async () => {
    const { workspace } = await startApp({ ask: echo });
    workspace.slashCommand("/ask", "who?", { channel: "general" });
    await workspace.until(() => workspace.ephemerals()[0], "the answer");
    expect(workspace.messages("general")).toEqual([]);
  });
});

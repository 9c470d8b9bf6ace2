import { describe, expect, test } from "vitest";
import type { AnswerEvent } from "../../../src/domain/answer.ts";
import { createAnswerMessage } from "../../../src/slack/delivery/answer-message.ts";
import { readAnswer } from "../../../src/slack/delivery/deliver-answer.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { keptLog, settle } from "../kept-log.ts";
import { recordOutbox } from "../record-outbox.ts";
import { answer, citation } from "../samples.ts";

const cited = [1, 2, 3].map((marker) =>
  citation({ marker, articleId: "a", quote: `句${marker}。`, title: "题", publisher: null, date: null }),
);

/** Events sent by hand. */
function handEvents() {
  const { readable, writable } = new TransformStream<AnswerEvent, AnswerEvent>(
    undefined,
    { highWaterMark: 99 },
    { highWaterMark: 99 },
  );
  const writer = writable.getWriter();
  const line = (n: number): AnswerEvent => {
    const shown = cited[n - 1] ?? citation();
    return { type: "line", line: { text: shown.quote, markers: [n] }, citations: [shown] };
  };
  return {
    events: readable as AsyncIterable<AnswerEvent>,
    line: async (n: number) => {
      await writer.write(line(n));
      await settle();
    },
    end: async () => {
      await writer.write({ type: "end", answer: answer(cited) });
      await settle();
    },
    close: () => writer.close(),
  };
}

function begin() {
  const clock = handClock("2026-11-23T09:00:00Z");
  const outbox = recordOutbox();
  const hand = handEvents();
  const work = new AbortController();
  const draft = createAnswerMessage(outbox, clock, keptLog());
  const failure = (reason: unknown) => `Failed: ${reason}`;
  const deliver = async () => {
    const read = await readAnswer(hand.events, draft, { signal: work.signal, language: "en", failure });
    await draft.finish(read.messages);
    return read.outcome;
  };
  const delivered = deliver();
  delivered.catch(() => null);
  const advance = async (ms: number) => {
    clock.advance(ms);
    await settle();
  };
  return { clock, outbox, hand, work, delivered, advance };
}

const whole = "句1。 [1]\n句2。 [2]\n句3。 [3]\n[1] [2] [3] 题";

describe("showing an answer while it is written", () => {
  test("a quick one is one message", async () => {
    const { outbox, hand, delivered, clock } = begin();
    for (const n of [1, 2, 3]) await hand.line(n);
    await hand.end();
    await delivered;
    expect(outbox.seen).toEqual([`last 0: ${whole}`]);
    expect(clock.pending()).toBe(0);
  });

  test("a slow one grows in place, not faster than every three seconds, and ends whole", async () => {
    const { outbox, hand, delivered, advance } = begin();
    await hand.line(1);
    expect(outbox.seen).toEqual([]);
    await advance(800);
    expect(outbox.seen).toEqual(["draft: 句1。 [1]\nStill checking the next sentence …\n[1] 题"]);
    await hand.line(2);
    await advance(1_000);
    await hand.line(3);
    await advance(1_900);
    expect(outbox.seen).toHaveLength(1);
    await advance(100);
    expect(outbox.seen).toHaveLength(2);
    expect(outbox.seen[1]).toMatch(/^draft: 句1。 \[1\]\n句2。 \[2\]\n句3。 \[3\]\nStill/u);
    await hand.end();
    await delivered;
    expect(outbox.seen.slice(2)).toEqual([`last 0: ${whole}`]);
  });

  test("a draft that could not be posted costs nothing", async () => {
    const { outbox, hand, delivered, advance } = begin();
    outbox.failNext(new Error("rate_limited"));
    await hand.line(1);
    await advance(800);
    await hand.end();
    await delivered;
    expect(outbox.seen).toEqual([`last 0: ${whole}`]);
  });

  test("Stop ends it with what was proved, even when the source never looks at the signal", async () => {
    const { outbox, hand, work, delivered, advance } = begin();
    await hand.line(1);
    await advance(800);
    work.abort("stopped");
    await delivered;
    expect(outbox.seen.at(-1)).toBe("last 0: 句1。 [1]\nStopped as you asked.\n[1] 题");
  });

  test("Stop before anything was proved is answered too", async () => {
    const { outbox, work, delivered } = begin();
    work.abort("stopped");
    await delivered;
    expect(outbox.seen).toEqual(["last 0: Stopped as you asked."]);
  });

  test("a failure in the middle ends it with what was proved and the reason, in the same message", async () => {
    const { outbox, hand, work, delivered, advance } = begin();
    await hand.line(1);
    await advance(800);
    work.abort("too-long");
    expect(await delivered).toBe("told");
    expect(outbox.seen.at(-1)).toBe("last 0: 句1。 [1]\nFailed: too-long\n[1] 题");
  });

  test.each(["restarting", "lost"])("%s: nothing more is said, another process goes on", async (reason) => {
    const { outbox, hand, work, delivered, advance } = begin();
    await hand.line(1);
    await advance(800);
    work.abort(reason);
    await expect(delivered).rejects.toBe(reason);
    expect(outbox.seen).toEqual([expect.stringContaining("draft: ")]);
  });

  test("an answer without an end is a failure", async () => {
    const { hand, delivered } = begin();
    await hand.line(1);
    await hand.close();
    expect(await delivered).toBe("told");
  });
});

import { expect } from "vitest";
import type { Feedback, KeptAnswer } from "../../src/domain/kept-answer.ts";
import type { Store } from "../../src/ports/store.ts";
import { answer, citation } from "../slack/samples.ts";

export function keptAnswer(over: Partial<KeptAnswer> = {}): KeptAnswer {
  return {
    id: "message:T1:C1:1.000000",
    team: "T1",
    channel: "C1",
    thread: "1.000000",
    person: "U1",
    question: "张景安建议了什么?",
    answer: answer([citation()]),
    quiet: false,
    at: 1_000,
    ...over,
  };
}

function feedback(over: Partial<Feedback> = {}): Feedback {
  return { kept: keptAnswer(), person: "U1", good: true, reason: null, note: null, at: 2_000, ...over };
}

type With = (what: string, body: (store: Store) => Promise<void>) => void;

/** What a store promises of answers, of feedback and of channels' settings. */
export function answerTablesContract(with_: With): void {
  with_("an answer comes back as it was kept, and a later one of its id replaces it", async ({ answers }) => {
    expect(await answers.find(keptAnswer().id)).toBeNull();
    await answers.keep(keptAnswer());
    expect(await answers.find(keptAnswer().id)).toEqual(keptAnswer());
    await answers.keep(keptAnswer({ quiet: true, person: null }));
    expect(await answers.find(keptAnswer().id)).toEqual(keptAnswer({ quiet: true, person: null }));
  });

  with_("the latest answers are the person's own, newest first", async ({ answers }) => {
    const [a, b, c] = [keptAnswer({ id: "a" }), keptAnswer({ id: "b", at: 3_000 }), keptAnswer({ id: "c", at: 2_000 })];
    for (const each of [a, b, c, keptAnswer({ id: "d", person: "U2" })]) await answers.keep(each);
    expect(await answers.latest("U1", 2)).toEqual([b, c]);
    expect(await answers.latest("U3", 2)).toEqual([]);
  });

  with_("answers are forgotten one by one, and the old together", async ({ answers }) => {
    for (const [id, at] of [
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ] as const)
      await answers.keep(keptAnswer({ id, at }));
    expect(await answers.forget("c")).toBe(true);
    expect(await answers.forget("c")).toBe(false);
    expect(await answers.forgetBefore(2)).toBe(1);
    expect((await answers.latest("U1", 9)).map(({ id }) => id)).toEqual(["b"]);
  });

  with_("feedback comes back oldest first, the last word of a person on an answer alone", async (store) => {
    await store.feedback.keep(feedback());
    const other = feedback({ person: "U2", at: 1_500 });
    const second = feedback({ good: false, reason: "outdated", note: "已经过时\u0000", at: 3_000 });
    await store.feedback.keep(other);
    await store.feedback.keep(second);
    await store.answers.forgetBefore(9_000);
    expect(await store.feedback.all()).toEqual([other, second]);
  });

  with_("a channel has the settings it was given last, each of its own", async ({ channels }) => {
    const settings = {
      team: "T1",
      channel: "C1",
      language: "zh-Hant",
      mentionOnly: true,
      collections: ["新闻"],
      changers: null,
    } as const;
    expect(await channels.of("T1", "C1")).toBeNull();
    await channels.set({ ...settings, mentionOnly: false });
    await channels.set(settings);
    expect(await channels.of("T1", "C1")).toEqual(settings);
    expect(await channels.of("T2", "C1")).toBeNull();
  });
}

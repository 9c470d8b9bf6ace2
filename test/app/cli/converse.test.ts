import { expect, test } from "vitest";
import { converse } from "../../../src/app/cli/converse.ts";
import type { Turn } from "../../../src/domain/question.ts";
import { answer, citation, refusal } from "../../slack/samples.ts";

test("each question is asked with what was asked and answered before it", async () => {
  const told = [
    answer([citation({ quote: "张景安在上海。" })]),
    refusal("Nothing on that.", citation({ quote: "近。" })),
  ];
  const histories: (readonly Turn[])[] = [];
  const answers = await converse(["who?", "and where?", "why?"], async (_, history) => {
    histories.push(history);
    return told[histories.length - 1] ?? answer([]);
  });
  expect(answers).toHaveLength(3);
  expect(histories).toEqual([
    [],
    [
      { role: "asker", text: "who?" },
      { role: "wenzhai", text: "张景安在上海。" },
    ],
    [
      { role: "asker", text: "who?" },
      { role: "wenzhai", text: "张景安在上海。" },
      { role: "asker", text: "and where?" },
      { role: "wenzhai", text: "Nothing on that.\n近。" },
    ],
  ]);
});

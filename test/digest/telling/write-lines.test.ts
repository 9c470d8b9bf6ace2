import { describe, expect, test } from "vitest";
import type { WriterEvent, WriterInput } from "../../../src/answering/generation/write-answer.ts";
import { createDigest } from "../../../src/digest/digest.ts";
import { createWriteLines } from "../../../src/digest/telling/write-lines.ts";
import type { DigestRequest } from "../../../src/domain/digest.ts";
import { toldBy } from "../../../src/domain/told-by.ts";
import { corpusOf, makeArticle } from "../small-corpus.ts";

const forum = makeArticle(
  "forum",
  "数字健康论坛6月24日在天津举行。论坛发布了智能医学工程的课程标准。专家讨论了人才培养办法。",
  {
    title: "数字健康论坛在天津举行",
    published: "2025-06-24",
  },
);

/** A digest of one story, its lines written by a writer of these events; and what the writer was given. */
async function written(events: readonly WriterEvent[], request: Partial<DigestRequest> = {}, articles = [forum]) {
  const given: WriterInput[] = [];
  const writeLines = createWriteLines(async function* (input) {
    given.push(input);
    yield* events;
  });
  const findTopic = async () => ({ closeness: new Map(), names: () => false, says: () => 0 });
  const digest = await createDigest({ ...corpusOf(articles), findTopic, writeLines })({ language: "en", ...request });
  return { digest, given };
}

const line: WriterEvent = {
  type: "line",
  text: "A forum on digital health set course standards in Tianjin.",
  sentenceIds: ["forum#0", "forum#1"],
};

describe("written lines", () => {
  test("stand on the sentences they name, which are quoted", async () => {
    const { digest, given } = await written([line]);
    const [item] = digest.items;
    expect(item!.story!.lines).toEqual([{ text: line.text, markers: [1, 2] }]);
    expect(item!.citations.slice(0, 2).map(({ quote }) => quote)).toEqual([
      "数字健康论坛6月24日在天津举行。",
      "论坛发布了智能医学工程的课程标准。",
    ]);
    expect(given[0]).toMatchObject({ language: "en", question: expect.stringContaining(forum.title) });
    expect(toldBy(digest).claims.map(({ text }) => text)).toContain("论坛发布了智能医学工程的课程标准。");
  });
  test.each([
    [
      "nothing was proved",
      [{ type: "dropped", text: "No.", verdict: "contradicted", detail: "" } as unknown as WriterEvent],
    ],
    ["a line names what was not shown", [{ ...line, sentenceIds: ["other#9"] }]],
    ["the sources are found wanting", [{ type: "insufficient", reason: "?" } as const]],
  ])("where %s, the story is told in its own sentences", async (_, events) => {
    const { digest } = await written(events);
    expect(digest.items[0]!.story!.lines.map(({ text }) => text)).toContain("论坛发布了智能医学工程的课程标准。");
  });
  test("are at most as many as the digest has room for, and written from what readers do not know", async () => {
    const { digest } = await written([line, line, line]);
    expect(digest.items[0]!.story!.lines).toHaveLength(2);
    const grown = { ...forum, text: `${forum.text}下一届论坛定于2026年在上海召开。` };
    const { given } = await written([], { told: toldBy(digest), onlyNew: true }, [grown]);
    expect(given[0]!.evidence.map(({ text }) => text)).toEqual(["下一届论坛定于2026年在上海召开。"]);
  });
});

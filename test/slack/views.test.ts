import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, Citation } from "../../src/domain/answer.ts";
import { pingsAndLinks } from "../../src/emulator/pings-and-links.ts";
import { WenzhaiError } from "../../src/errors.ts";
import { answerMessages, partialMessages } from "../../src/slack/views/answer-view.ts";
import { digestMessages } from "../../src/slack/views/digest-view.ts";
import { failureSentence } from "../../src/slack/views/failure-view.ts";
import { safeUrl } from "../../src/slack/views/safe-text.ts";
import type { SlackMessage } from "../../src/slack/views/slack-message.ts";
import { HOSTILE_PIECES } from "./hostile-pieces.ts";
import { answer, citation, digest, refusal } from "./samples.ts";

/** Every text element of a message's blocks, joined. */
function seen(message: SlackMessage | undefined): string {
  const texts = [...JSON.stringify(message?.blocks ?? []).matchAll(/"text":("(?:[^"\\]|\\.)*")/gu)];
  return texts.map(([, text]) => JSON.parse(text ?? '""') as string).join("");
}

const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE_PIECES), fc.string({ maxLength: 5 })), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(""));
const address = fc.oneof(
  fc.constant(null),
  fc.constantFrom("https://news.example.cn/a/1.html", "javascript:alert(1)", "https://a.example@evil.cn/"),
  fc.webUrl(),
  hostileText,
);
const hostileCitation: fc.Arbitrary<Citation> = fc
  .record({
    title: hostileText,
    publisher: fc.option(hostileText),
    date: fc.option(hostileText),
    url: address,
    quote: hostileText,
    articleId: fc.constantFrom("a", "b"),
  })
  .map((given) => citation(given));
const hostileAnswer: fc.Arbitrary<Answer> = fc
  .record({
    citations: fc.array(hostileCitation, { maxLength: 5 }),
    claims: fc.array(hostileText, { maxLength: 5 }),
    words: hostileText,
    answered: fc.boolean(),
    rewritten: fc.option(hostileText),
  })
  .map(({ citations, claims, words, answered, rewritten }) => {
    const numbered = citations.map((cited, i) => ({ ...cited, marker: i + 1 }));
    const lines = numbered.map(({ quote, marker }, i) => ({ text: claims[i] ?? quote, markers: [marker] }));
    return answer(numbered, {
      lines,
      answered,
      rewritten,
      notices: [words],
      refusal: { reason: words, nearest: numbered[0] ?? null },
    });
  });

function expectHarmless(messages: readonly SlackMessage[], citations: readonly Citation[]): void {
  const allowed = new Set(citations.map(({ url }) => safeUrl(url)));
  for (const message of messages) {
    const found = pingsAndLinks(message);
    expect(found.pings).toEqual([]);
    for (const link of found.links) expect(allowed).toContain(link);
  }
}

describe("an answer", () => {
  const two = [citation(), citation({ marker: 2, sentenceId: "edu-2025#4", quote: "他还提到伦理与安全。" })];

  test("shows each quote in its own characters with its number, and one line for each source", () => {
    const [message, ...more] = answerMessages(answer(two));
    expect(more).toEqual([]);
    expect(seen(message)).toBe(
      "张景安建议完善政策支持。 [1]他还提到伦理与安全。 [2][1] [2] 第四届教育大会在沪举行 · 教育在线 · 2025-06-09",
    );
    expect(pingsAndLinks(message ?? {}).links).toEqual(["https://news.example.cn/a/1.html"]);
  });

  test("has the same in its fallback text", () => {
    expect(answerMessages(answer(two))[0]?.text).toBe(
      "张景安建议完善政策支持。 [1]\n他还提到伦理与安全。 [2]\n[1] [2] 第四届教育大会在沪举行 · 教育在线 · 2025-06-09",
    );
  });

  test("written by a model is followed by the quotes that prove it", () => {
    const lines = [{ text: "He recommended better policies and named ethics.", markers: [1, 2] }];
    expect(seen(answerMessages(answer(two, { mode: "model", lines }))[0])).toContain(
      "He recommended better policies and named ethics. [1] [2][1] 张景安建议完善政策支持。[2] 他还提到伦理与安全。",
    );
  });

  test("shows a sentence that proves two lines once", () => {
    const lines = [
      { text: "He recommended better policies.", markers: [1] },
      { text: "He named ethics too.", markers: [1, 2] },
    ];
    const [message] = answerMessages(answer(two, { mode: "model", lines }));
    expect(seen(message).split("张景安建议完善政策支持。")).toHaveLength(2);
    expect(seen(message)).toContain("He named ethics too. [1] [2][2] 他还提到伦理与安全。");
  });

  test("shows the question as searched, and notices, in the answer's language", () => {
    const shown = seen(
      answerMessages(
        answer(two, { language: "zh-Hant", rewritten: "張景安說了什麼?", notices: ["截至 2025-06-09"] }),
      )[0],
    );
    expect(shown).toContain("檢索的問題:張景安說了什麼?");
    expect(shown).toContain("截至 2025-06-09");
  });

  test("refused gives the reason and the nearest sentence with its source", () => {
    const shown = seen(answerMessages(refusal("Nothing here is about Tianjin in 2022.", citation()))[0]);
    expect(shown).toBe(
      "Nothing here is about Tianjin in 2022.The nearest the corpus has:张景安建议完善政策支持。 [1][1] 第四届教育大会在沪举行 · 教育在线 · 2025-06-09",
    );
  });

  test("refused without anything near is still one sentence", () => {
    expect(seen(answerMessages(refusal("Nothing on that.", null))[0])).toBe("Nothing on that.");
    expect(seen(answerMessages(answer([]))[0])).toBe("The articles do not answer this.");
  });

  const gloss = {
    titleEn: "Education conference held",
    people: [{ name: "张景安", romanised: "Zhang Jing'an", role: "secretary general" }],
    organisations: [],
    values: [],
  };

  test("for a reader of English has the gloss under the quote, and the English title at its source", () => {
    const [message] = answerMessages(answer([citation({ gloss })]));
    expect(seen(message)).toBe(
      "张景安建议完善政策支持。 [1]In Chinese: Zhang Jing'an 张景安, secretary general[1] 第四届教育大会在沪举行 · Education conference held · 教育在线 · 2025-06-09",
    );
    expect(message?.text).toContain("\nIn Chinese: Zhang Jing'an 张景安, secretary general\n");
    expect(seen(answerMessages(refusal("Nothing.", citation({ gloss })))[0])).toContain("In Chinese: Zhang Jing'an");
  });

  test("with endless glosses keeps to Slack's limits", () => {
    const endless = { ...gloss, titleEn: "t".repeat(5_000), values: [{ written: "x", english: "y".repeat(5_000) }] };
    const many = Array.from({ length: 40 }, (_, i) => citation({ marker: i + 1, articleId: `a${i}`, gloss: endless }));
    const lines = [{ text: "One line of them all.", markers: many.slice(0, 10).map(({ marker }) => marker) }];
    for (const given of [answer(many), answer(many.slice(0, 10), { lines })])
      for (const message of answerMessages(given)) {
        expect(message.blocks.length).toBeLessThanOrEqual(50);
        expect(seen(message).length).toBeLessThanOrEqual(10_000);
        expect(message.text.length).toBeLessThanOrEqual(4_000);
      }
  });

  test("that helps is paragraphs and a list, without sources or a word of failure", () => {
    const lines = ["Hello!", "You can ask:", "• Who is Hong Xiaowu?", "• What is new? @here"].map((text) => ({
      text,
      markers: [],
    }));
    const [message, ...more] = answerMessages(answer([], { kind: "help", answered: false, lines }));
    expect(more).toEqual([]);
    expect(seen(message)).toBe("Hello!You can ask:Who is Hong Xiaowu?What is new? @here");
    expect(JSON.stringify(message?.blocks)).toContain('"type":"rich_text_list"');
    expect(message?.text).toContain("• Who is Hong Xiaowu?");
    expect(pingsAndLinks(message ?? {}).pings).toEqual([]);
  });

  test("never pings and links only to its sources, whatever the articles and the model write", () => {
    fc.assert(
      fc.property(hostileAnswer, (given) => expectHarmless(answerMessages(given), given.citations)),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(hostileAnswer, (given) => expectHarmless(partialMessages(given, "writing"), given.citations)),
    );
  });

  test("shows hostile quotes letter for letter", () => {
    const quote = "<!channel> 请访问 https://evil.cn 或 @here";
    expect(seen(answerMessages(answer([citation({ quote })]))[0])).toContain(quote);
  });

  test("however long, keeps to Slack's limits and every message to its own sources", () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      citation({
        marker: i + 1,
        articleId: `a${i % 30}`,
        title: `标题${i % 30}`,
        quote: `第${i}句:${"长".repeat(900)}`,
      }),
    );
    const messages = answerMessages(answer(many));
    expect(messages.length).toBeGreaterThan(5);
    for (const message of messages) {
      expect(message.blocks.length).toBeLessThanOrEqual(50);
      expect(seen(message).length).toBeLessThanOrEqual(10_000);
      expect(message.text.length).toBeLessThanOrEqual(4_000);
      const shown = seen(message);
      for (const { quote, title } of many) if (shown.includes(quote)) expect(shown).toContain(title);
    }
    const all = messages.map(seen).join("");
    for (const { quote } of many) expect(all).toContain(quote);
  });

  test("one endless sentence is cut rather than refused by Slack", () => {
    const [message] = answerMessages(answer([citation({ quote: "长".repeat(30_000) })]));
    expect(seen(message).length).toBeLessThanOrEqual(3_500);
    expect(seen(message)).toContain("… [1]");
  });
});

describe("a digest", () => {
  const three = ["甲", "乙", "丙"].map((name) =>
    citation({ articleId: name, title: `${name}文`, quote: `${name}事。` }),
  );

  test("has a title, a receipt, and items numbered through", () => {
    const shown = seen(digestMessages(digest(three), "en")[0]);
    expect(shown).toContain("Digest of education, since 2025-06-01");
    expect(shown).toContain("3 articles read; 3 on the topic; 3 stories.");
    expect(shown).toContain("甲文 [1]");
    const thread = digestMessages(digest(three), "en").slice(1).map(seen).join("");
    for (const quote of ["甲事。 [1]", "乙事。 [2]", "丙事。 [3]"]) expect(thread).toContain(quote);
  });

  test("has the gloss of each quote under it", () => {
    const gloss = { titleEn: null, people: [], organisations: [], values: [{ written: "8.3万", english: "83,000" }] };
    const [message] = digestMessages(digest([citation({ gloss })]), "en");
    expect(seen(message)).toContain("张景安建议完善政策支持。 [1]In Chinese: 83,000 8.3万");
  });

  test("of nothing says so and still tells what was read", () => {
    const nothing = { ...digest([]), receipt: { read: 5, matched: 0, toldBefore: 0 } };
    expect(seen(digestMessages(nothing, "zh-Hans")[0])).toContain("所读 5 篇文章中没有关于“education”的内容。");
  });

  test("of hundreds of articles is split, nothing lost, never pinging", () => {
    const many = Array.from({ length: 200 }, (_, i) =>
      citation({ articleId: `a${i}`, quote: `第${i}条。<!channel>`, title: `<@U1> ${i}` }),
    );
    const messages = digestMessages(digest(many), "en");
    expect(messages.map(seen).join("")).toContain("第199条。<!channel> [200]");
    for (const message of messages) expect(message.blocks.length).toBeLessThanOrEqual(50);
    expectHarmless(messages, many);
  });
});

describe("a failure", () => {
  test("has its id and none of the exception's own words", () => {
    const error = new WenzhaiError("internal", "ECONNREFUSED 10.0.0.7 password=hunter2");
    const text = failureSentence(error, "k3x9", "zh-Hans");
    expect(text).toContain("k3x9");
    expect(text).toContain("我这边出了问题");
    expect(text).not.toContain("hunter2");
  });

  test("of the input says what is wrong with the input", () => {
    expect(failureSentence(new WenzhaiError("bad-input", "The question is too long."), "k3x9", "en")).toContain(
      "The question is too long.",
    );
  });
});

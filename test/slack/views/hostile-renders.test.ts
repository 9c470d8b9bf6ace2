import fc from "fast-check";
import { expect, test } from "vitest";
import type { Citation } from "../../../src/domain/answer.ts";
import type { KeptAnswer } from "../../../src/domain/kept-answer.ts";
import { checkBlocks } from "../../../src/emulator/blocks.ts";
import { pingsAndLinks } from "../../../src/emulator/pings-and-links.ts";
import { checkView } from "../../../src/emulator/view-methods.ts";
import { answerActions, withTail } from "../../../src/slack/views/answer-actions.ts";
import { answerMessages } from "../../../src/slack/views/answer-view.ts";
import { askView } from "../../../src/slack/views/ask-view.ts";
import { checkMessages } from "../../../src/slack/views/check-view.ts";
import { evidenceView } from "../../../src/slack/views/evidence-view.ts";
import { homeBlocks } from "../../../src/slack/views/home-view.ts";
import { linkLabel, safeUrl } from "../../../src/slack/views/safe-text.ts";
import type { SlackMessage } from "../../../src/slack/views/slack-message.ts";
import { withQuestion } from "../../../src/slack/views/with-question.ts";
import { keptAnswer } from "../../ports/answer-tables-contract.ts";
import { HOSTILE_PIECES } from "../hostile-pieces.ts";
import { answer, citation } from "../samples.ts";

/** `WENZHAI_RENDERS=10000` renders more. */
const RENDERS = Number(process.env.WENZHAI_RENDERS ?? 300);
/** Above this Slack refuses a message's blocks, though it nowhere says so. */
const CHARACTERS = 11_000;
const PATIENCE_MS = 10_000 + 60 * RENDERS;

const PIECES = [...HOSTILE_PIECES, "\ud83d", "智能 ".repeat(400)];
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8, unit: "binary" })), {
    minLength: 1,
    maxLength: 9,
  })
  .map((parts) => parts.join(""));
const url = fc.oneof(
  fc.constantFrom(null, "https://news.example.cn/a/1.html", "javascript:alert(1)"),
  fc.webUrl(),
  text,
);
const cited = fc
  .record({ title: text, publisher: fc.option(text), date: fc.option(text), url, quote: text })
  .map(citation);
const kept: fc.Arbitrary<KeptAnswer> = fc
  .record({
    cites: fc.array(cited, { maxLength: 30 }),
    left: fc.array(cited, { maxLength: 8 }),
    said: text,
    question: text,
    answered: fc.boolean(),
    quiet: fc.boolean(),
  })
  .map(({ cites, left, said, question, answered, quiet }) => {
    const citations = cites.map((each, i) => ({ ...each, articleId: `a${i}`, marker: i + 1, end: each.quote.length }));
    const lines = citations.map(({ marker }, i) => ({
      text: i % 2 === 0 ? said : citations[i]!.quote,
      markers: [marker],
    }));
    const refusal = answered ? null : { reason: said, nearest: citations[0] ?? null };
    const told = {
      lines,
      answered,
      refusal,
      notices: [said],
      rewritten: question,
      considered: left,
      asOf: "2025-07-01",
    };
    return keptAnswer({
      question,
      quiet,
      person: null,
      answer: answer(citations, { ...told, kind: answered ? "answer" : "refusal" }),
    });
  });

function harmless(shown: object, citations: readonly Citation[]): void {
  const allowed = new Set(citations.map((each) => safeUrl(each.url)));
  const { pings, links } = pingsAndLinks(shown);
  expect(pings).toEqual([]);
  for (const link of links) expect(allowed).toContain(link);
}

function charactersOf(blocks: readonly unknown[]): number {
  const texts = JSON.stringify(blocks).matchAll(/"text":"((?:[^"\\]|\\.)*)"/gu);
  return [...texts].reduce((sum, [, each]) => sum + (JSON.parse(`"${each}"`) as string).length, 0);
}

function taken(messages: readonly SlackMessage[], citations: readonly Citation[]): void {
  for (const message of messages) {
    harmless(message, citations);
    expect(checkBlocks(structuredClone(message.blocks))?.messages ?? []).toEqual([]);
    expect(message.blocks.length).toBeLessThanOrEqual(50);
    expect(charactersOf(message.blocks)).toBeLessThanOrEqual(CHARACTERS);
    expect(message.text.length).toBeLessThanOrEqual(4_000);
  }
}

test(
  "no answer pings, links elsewhere, breaks a limit or loses its sources and buttons",
  () => {
    fc.assert(
      fc.property(kept, (each) => {
        const { citations, answered, refusal } = each.answer;
        const messages = withTail(answerMessages(each.answer), answerActions(each));
        taken(messages, citations);
        const [first, ...rest] = messages;
        taken([withQuestion(each, first!), ...rest], citations);
        const said = JSON.stringify(messages.map(({ blocks }) => blocks));
        const sources = answered && citations.length > 0 ? citations : (refusal?.nearest ?? []);
        for (const { marker, title } of [sources].flat()) {
          expect(said).toContain(`[${marker}] `);
          expect(said).toContain(
            JSON.stringify(linkLabel(title).slice(0, 20))
              .slice(1, -1)
              .replace(/\\+u?[\da-f]{0,4}$/u, ""),
          );
        }
        expect(said).toContain("feedback_buttons");
      }),
      { numRuns: RENDERS },
    );
  },
  PATIENCE_MS,
);

test(
  "no modal and no Home tab does",
  () => {
    fc.assert(
      fc.property(kept, text, (each, around) => {
        const { citations } = each.answer;
        const articleOf = (id: string) => {
          const found = citations.find(({ articleId }) => articleId === id);
          return found === undefined ? null : { text: `${found.quote}${around}` };
        };
        for (const view of [evidenceView(each, articleOf), askView(around, "en")]) {
          harmless(view, citations);
          expect(() => checkView(structuredClone(view) as never, "modal")).not.toThrow();
        }
        const recent = [each, each, each, each, each];
        const home = homeBlocks({ language: "en", about: [around], recent, trend: null, corpus: null });
        harmless({ blocks: home }, citations);
        expect(checkBlocks(structuredClone(home), "home")?.messages ?? []).toEqual([]);
      }),
      { numRuns: RENDERS },
    );
  },
  PATIENCE_MS,
);

test(
  "no verdict on a message does",
  () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ claim: text, because: text, sentences: fc.array(cited, { maxLength: 2 }) }), {
          maxLength: 15,
        }),
        (claims) => {
          const judged = claims.map((each) => ({ ...each, verdict: "not_judged" as const }));
          taken(
            checkMessages(judged, "en"),
            claims.flatMap(({ sentences }) => sentences),
          );
        },
      ),
      { numRuns: RENDERS },
    );
  },
  PATIENCE_MS,
);

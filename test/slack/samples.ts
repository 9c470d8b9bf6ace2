import type { Answer, Citation } from "../../src/domain/answer.ts";
import type { Digest } from "../../src/domain/digest.ts";

/** A citation whose quote and title can be given. */
export function citation(given: Partial<Citation> = {}): Citation {
  return {
    marker: 1,
    articleId: "edu-2025",
    sentenceId: "edu-2025#3",
    title: "第四届教育大会在沪举行",
    publisher: "教育在线",
    date: "2025-06-09",
    url: "https://news.example.cn/a/1.html",
    quote: "张景安建议完善政策支持。",
    start: 0,
    end: 12,
    ...given,
  };
}

/** An extractive answer that quotes these citations. */
export function answer(citations: readonly Citation[], given: Partial<Answer> = {}): Answer {
  return {
    kind: "answer",
    answered: true,
    language: "en",
    mode: "extractive",
    rewritten: null,
    lines: citations.map(({ quote, marker }) => ({ text: quote, markers: [marker] })),
    citations,
    refusal: null,
    notices: [],
    ms: { retrieve: 1, answer: 1, total: 2 },
    ...given,
  };
}

/** A refusal with the nearest sentence. */
export function refusal(reason: string, nearest: Citation | null): Answer {
  return answer([], { kind: "refusal", answered: false, refusal: { reason, nearest } });
}

/** A digest of one citation an article. */
export function digest(citations: readonly Citation[]): Digest {
  return {
    request: { language: "en", topic: "education", since: "2025-06-01" },
    items: citations.map((cited) => ({ articleId: cited.articleId, citations: [cited] })),
    receipt: { read: citations.length, matched: citations.length, toldBefore: 0 },
  };
}

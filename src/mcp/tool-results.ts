import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { answerRow, printAnswer } from "../answering/print-answer.ts";
import { printClaim } from "../answering/print-claim.ts";
import type { CorpusService } from "../api/corpus-service.ts";
import { digestPage } from "../digest/print/digest-page.ts";
import { digestText } from "../digest/print/digest-text.ts";

/** What a tool gives: text for a reader, and the same with every citation for a program. */
export interface ToolResults {
  search(query: string, k: number): Promise<CallToolResult>;
  ask(question: string, signal: AbortSignal): Promise<CallToolResult>;
  check(text: string, signal: AbortSignal): Promise<CallToolResult>;
  digest(request: string): Promise<CallToolResult>;
}

/** Gives the tools' results over the corpus. They throw what the corpus throws. */
export function createToolResults(corpus: CorpusService): ToolResults {
  return {
    async search(query, k) {
      const hits = await corpus.search(query, k);
      const lines = hits.map(({ title, date, articleId, text }, i) =>
        [`${i + 1}. ${[title, date, articleId].filter(Boolean).join(" · ")}`, text].join("\n"),
      );
      return told(hits.length === 0 ? ["Nothing was found."] : lines, { hits });
    },
    async ask(question, signal) {
      const answer = await corpus.ask(question, signal);
      return told(printAnswer(answer), answerRow(undefined, answer));
    },
    async check(text, signal) {
      const claims = await corpus.check(text, signal);
      return told(claims.length === 0 ? ["The text claims nothing."] : claims.flatMap(printClaim), { claims });
    },
    async digest(request) {
      const digest = await corpus.digest(request);
      const { exclude: _, told: __, ...asked } = digest.request;
      return told(digestText(digestPage(digest)), { ...digest, request: asked });
    },
  };
}

function told(lines: readonly string[], structured: object): CallToolResult {
  return {
    content: [{ type: "text", text: lines.join("\n").trim() }],
    // As it goes over the wire: what is not set is left out.
    structuredContent: JSON.parse(JSON.stringify(structured)) as Record<string, unknown>,
  };
}

import type { Article } from "../../domain/article.ts";
import { stripInvisible } from "../../ingest/clean/strip-invisible.ts";
import { isInjected } from "../model-calls/injected.ts";
import { opaqueIds } from "./opaque-ids.ts";

/** A sentence that the model may cite: `text` is the article's own, `sentenceId` the house's. */
export interface Evidence {
  readonly sentenceId: string;
  readonly article: Article;
  readonly text: string;
  /** What stands before it in the article, "" at its start. */
  readonly before?: string;
}

/** What the model is given to cite from: the block for the prompt, and the sentence behind each id. */
export interface SourceBlock {
  readonly text: string;
  readonly byId: ReadonlyMap<string, Evidence>;
  /** How many sentences were kept from the model because they speak to it. */
  readonly withheld: number;
}

const MOST_SENTENCES = 40;
const LONGEST_SENTENCE = 600;
const ADDRESS = /(?:(?<![a-z\d+.-])[a-z\d+.-]+:\/\/|www\.|mailto:)[^\s"'<>“”（）。，、；]+/giu;
const PING = /<[!@#][^<>]*>|[@＠](?:channel|here|everyone)/giu;

/** A text without addresses, pings and what no reader sees: what is left is what it says. */
export function spokenText(text: string): string {
  return stripInvisible(text).replace(ADDRESS, " ").replace(PING, " ");
}

/**
 * Text of an article, or of an asker, as it may stand in a prompt: on one line, without what no reader sees, addresses or
 * pings, and without any mark that could close its block, pass for an id or open a turn.
 */
export function inertLine(text: string): string {
  return stripInvisible(text)
    .replace(ADDRESS, "(link)")
    .replace(PING, "(mention)")
    .replace(/[<＜]/gu, "‹")
    .replace(/[>＞]/gu, "›")
    .replace(/[[⟦〔［]/gu, "(")
    .replace(/[\]⟧〕］]/gu, ")")
    .replace(/[{}]/gu, (brace) => (brace === "{" ? "(" : ")"))
    .replaceAll("`", "'")
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
}

/** Lays out evidence for the model: under a line that names each article, its sentences after their opaque ids. */
export function layOutSources(question: string, evidence: readonly Evidence[]): SourceBlock {
  const unique = [...new Map(evidence.map((each) => [each.sentenceId, each])).values()];
  const fit = unique.filter(({ text }) => !isInjected(text) && text.trim() !== "").slice(0, MOST_SENTENCES);
  const seed = JSON.stringify([question, fit.map(({ sentenceId }) => sentenceId)]);
  const ids = opaqueIds(fit.length, seed, [question, ...fit.map(({ text }) => text)].join("\n"));
  const byId = new Map(fit.map((each, i) => [ids[i]!, each]));
  const articles = Map.groupBy(byId, ([, { article }]) => article.id);
  const blocks = [...articles.values()].map((entries) =>
    [
      headOf(entries[0]![1]),
      ...entries.map(([id, { text }]) => `⟦${id}⟧ ${inertLine(text).slice(0, LONGEST_SENTENCE)}`),
    ].join("\n"),
  );
  return { text: blocks.join("\n"), byId, withheld: unique.length - fit.length };
}

function headOf({ article }: Evidence): string {
  const title = isInjected(article.title) ? "" : inertLine(article.title).slice(0, 200);
  const facts = [title, article.publisher ?? "", article.published ?? ""].map((fact) => inertLine(fact));
  return `〔${facts.filter((fact) => fact !== "" && !isInjected(fact)).join(" · ")}〕`;
}

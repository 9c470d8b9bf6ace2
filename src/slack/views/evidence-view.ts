import type { types } from "@slack/bolt";
import type { Citation } from "../../domain/answer.ts";
import type { Article } from "../../domain/article.ts";
import type { KeptAnswer } from "../../domain/kept-answer.ts";
import { glossLines } from "./gloss-lines.ts";
import { type InteractionPhrase, interactionWords } from "./interaction-words.ts";
import { plain, quotation, richText, section, smallPrint } from "./rich-text.ts";
import { cutText } from "./safe-text.ts";
import { sourcesBlock } from "./sources.ts";

/** Slack takes 100 blocks in a modal; a quote takes four at most, and the frame its own. */
const QUOTES = 20;
const LEFT_OUT = 6;
/** Characters of a paragraph shown on each side of its quote: enough to judge it, and twenty of them within Slack's limits. */
const AROUND = 350;
const LONGEST_QUOTE = 1_500;
const TITLE_LIMIT = 24;

/** Says what an article is now, null where it is gone. */
export type ArticleOf = (id: string) => Pick<Article, "text"> | null;

/** "Show evidence": what was asked, every quote bold in its paragraph, and what was considered and not shown. */
export function evidenceView(kept: KeptAnswer, articleOf: ArticleOf): types.ModalView {
  const { answer, question } = kept;
  const say = (name: InteractionPhrase, slots = {}) => interactionWords(answer.language, name, slots);
  const nearest = answer.refusal?.nearest ?? null;
  const shown = answer.citations.length > 0 ? answer.citations : nearest === null ? [] : [nearest];
  const label = (text: string) => plain(`${text} `, { bold: true });
  const asked = [section(label(say("asked")), plain(cutText(question, 1_000)))];
  if (answer.rewritten !== null) asked.push(section(label(say("searched")), plain(cutText(answer.rewritten, 1_000))));
  return {
    type: "modal",
    title: { type: "plain_text", text: cutText(say("evidence"), TITLE_LIMIT) },
    close: { type: "plain_text", text: say("close") },
    blocks: [
      richText(...asked),
      ...shown.slice(0, QUOTES).flatMap((citation) => quoteBlocks(citation, articleOf, say("article-changed"))),
      ...(shown.length > QUOTES ? [smallPrint(say("more-left-out"))] : []),
      { type: "divider" },
      ...leftOutBlocks(answer.considered ?? [], say),
      ...(answer.asOf == null ? [] : [smallPrint(say("as-of", { date: answer.asOf }))]),
    ],
  };
}

/** The source, the quote in its paragraph, and what its reader needs to understand it. */
function quoteBlocks(citation: Citation, articleOf: ArticleOf, changed: string): readonly types.KnownBlock[] {
  const { quote, start, end, articleId } = citation;
  const text = articleOf(articleId)?.text;
  const isThere = text !== undefined && text.slice(start, end) === quote;
  const bold = plain(cutText(quote, LONGEST_QUOTE), { bold: true });
  const [before, after] = isThere ? around(text, start, end) : ["", ""];
  return [
    sourcesBlock([citation]),
    richText(quotation(...(before === "" ? [] : [plain(before)]), bold, ...(after === "" ? [] : [plain(after)]))),
    ...glossLines([citation]).map(smallPrint),
    ...(isThere ? [] : [smallPrint(changed)]),
  ];
}

/** What stands before and after in the same paragraph, cut on the far sides. */
function around(text: string, start: number, end: number): readonly [string, string] {
  const opened = text.lastIndexOf("\n", start - 1) + 1;
  const closed = text.indexOf("\n", end);
  const before = text.slice(start === 0 ? 0 : opened, start);
  const after = text.slice(end, closed === -1 ? text.length : closed);
  const tail = before.length > AROUND ? `…${before.slice(-AROUND).replace(/^[\udc00-\udfff]/u, "")}` : before;
  return [tail.trimStart(), cutText(after.trimEnd(), AROUND)];
}

function leftOutBlocks(
  considered: readonly Citation[],
  say: (name: InteractionPhrase) => string,
): readonly types.KnownBlock[] {
  if (considered.length === 0) return [smallPrint(say("nothing-left-out"))];
  const lines = considered
    .slice(0, LEFT_OUT)
    .map(({ quote, title, date }) =>
      section(
        plain(`• ${cutText(quote, 300)} `),
        plain(`(${[cutText(title, 120), date ?? ""].filter(Boolean).join(", ")})`, { italic: true }),
      ),
    );
  return [richText(section(plain(say("left-out"), { bold: true })), ...lines)];
}

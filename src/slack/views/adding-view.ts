import type { types } from "@slack/bolt";
import type { Language } from "../../domain/article.ts";
import { createPhrases } from "../../language/phrases.ts";
import { button } from "./answer-actions.ts";
import { plain, richText, section, smallPrint } from "./rich-text.ts";
import { cutText, inertText } from "./safe-text.ts";
import type { SlackMessage } from "./slack-message.ts";

/** The button that adds an article whose address is its value. */
export const ADD_ARTICLE = "add-article";
/** The words around adding articles, and around sources that cannot be read. */
export const addingPhrase = createPhrases<string>(new URL("data/adding-words.json", import.meta.url));

const LONGEST = 300;
/** Sources that are named in the Home tab; the doctor names all. */
const MOST = 10;

/** What would be added, and the button that adds it. */
export function addPreview(address: string, lines: readonly string[], language: Language): SlackMessage {
  const head = addingPhrase(language, "add-preview");
  const shown = lines.map((line) => cutText(line.trim(), LONGEST));
  return {
    text: inertText([head, ...shown].join("\n")),
    blocks: [
      smallPrint(head),
      richText(...shown.map((line, i) => section(plain(line, i === 0 ? { bold: true } : {})))),
      { type: "actions", elements: [button(addingPhrase(language, "add-it"), ADD_ARTICLE, address)] },
    ],
  };
}

/** What could not be read of a source, as the Home tab shows it. */
export interface Troubled {
  readonly source: string;
  readonly problem: string | null;
  readonly failed: number;
  readonly samples: readonly string[];
}

/** The sources that could not be read; nothing where all could. */
export function sourceTroubles(troubles: readonly Troubled[], language: Language): readonly types.KnownBlock[] {
  if (troubles.length === 0) return [];
  const lines = troubles
    .slice(0, MOST)
    .map(({ source, problem, failed, samples }) =>
      problem === null
        ? addingPhrase(language, "source-articles", { source, count: failed, why: samples[0] ?? "" })
        : addingPhrase(language, "source-failed", { source, why: problem }),
    );
  return [
    { type: "divider" },
    richText(section(plain(addingPhrase(language, "sources-failed"), { bold: true }))),
    ...lines.map((line) => smallPrint(cutText(line, LONGEST))),
  ];
}

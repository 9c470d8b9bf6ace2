import type { Citation } from "../../domain/answer.ts";
import type { Language } from "../../domain/article.ts";
import { type InteractionPhrase, interactionWords } from "./interaction-words.ts";
import { packMessages, type Unit } from "./pack-messages.ts";
import { plain, plainShare, quotation, richText, section } from "./rich-text.ts";
import { cutText } from "./safe-text.ts";
import type { SlackMessage } from "./slack-message.ts";

/** What the corpus makes of one claim. */
export interface CheckedClaim {
  readonly claim: string;
  readonly verdict: "supported" | "contradicted" | "not_in_corpus" | "not_judged";
  readonly because: string;
  readonly sentences: readonly Citation[];
}

/** More claims than this make no message anybody reads. */
const CLAIMS = 12;

/** The verdict on each claim of a message, with the sentences that come nearest to it. */
export function checkMessages(claims: readonly CheckedClaim[], language: Language): readonly SlackMessage[] {
  const say = (name: InteractionPhrase) => interactionWords(language, name);
  let marker = 0;
  const units = claims.slice(0, CLAIMS).map(({ claim, verdict, because, sentences }): Unit => {
    const citations = sentences.map((each) => ({ ...each, marker: ++marker }));
    const said = cutText(claim, 1_000);
    const judged = `${say(`verdict-${verdict}`)}${because === "" ? "" : ` ${cutText(because, 500)}`}`;
    const quotes = citations.map((each) =>
      quotation(plainShare(each.quote, citations.length), plain(` [${each.marker}]`)),
    );
    return {
      blocks: [richText(section(plain(said, { bold: true })), section(plain(judged)), ...quotes)],
      text: [said, judged, ...citations.map((each) => `${each.quote} [${each.marker}]`)].join("\n"),
      citations,
    };
  });
  const none = {
    blocks: [richText(section(plain(say("nothing-claimed"))))],
    text: say("nothing-claimed"),
    citations: [],
  };
  return packMessages(units.length === 0 ? [none] : units);
}

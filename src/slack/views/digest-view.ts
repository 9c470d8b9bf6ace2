import type { Language } from "../../domain/article.ts";
import type { Digest, DigestItem } from "../../domain/digest.ts";
import { glossLines } from "./gloss-lines.ts";
import { packMessages, type Unit } from "./pack-messages.ts";
import { plainMessage } from "./plain-message.ts";
import { plain, plainShare, quotation, richText, section, smallPrint } from "./rich-text.ts";
import type { SlackMessage } from "./slack-message.ts";
import { wordsOf } from "./words.ts";

function itemUnit(item: DigestItem): Unit {
  const quotes = item.citations.map((citation) =>
    quotation(plainShare(citation.quote, item.citations.length), plain(` [${citation.marker}]`)),
  );
  const glosses = glossLines(item.citations);
  const text = [...item.citations.map((citation) => `${citation.quote} [${citation.marker}]`), ...glosses].join("\n");
  const small = glosses.length === 0 ? [] : [smallPrint(glosses.join("\n"))];
  return { blocks: [richText(...quotes), ...small], text, citations: item.citations };
}

/** Markers must not repeat within one digest: counted anew, in the order shown. */
function renumbered(items: readonly DigestItem[]): readonly DigestItem[] {
  let marker = 0;
  return items
    .filter((item) => item.citations.length > 0)
    .map((item) => ({ ...item, citations: item.citations.map((citation) => ({ ...citation, marker: ++marker })) }));
}

function messages(title: string, digest: Digest, language: Language): readonly SlackMessage[] {
  const words = wordsOf(language);
  const receipt = words.digestReceipt(digest.receipt.read, digest.receipt.matched, digest.receipt.toldBefore);
  const items = renumbered(digest.items);
  if (items.length === 0) return [plainMessage(title, `${words.digestNothing} ${receipt}`)];
  const head: Unit = {
    blocks: [richText(section(plain(title, { bold: true }))), smallPrint(receipt)],
    text: `${title}\n${receipt}`,
    citations: [],
  };
  return packMessages([head, ...items.map(itemUnit)]);
}

/** A digest with its receipt; the first message is for the channel, any further one for its thread. */
export function digestMessages(digest: Digest, language: Language): readonly SlackMessage[] {
  const { topic, since, until } = digest.request;
  return messages(wordsOf(language).digestTitle(topic ?? null, since ?? null, until ?? null), digest, language);
}

/** A weekly briefing; one line when nothing is new. */
export function briefingMessages(digest: Digest, language: Language): readonly SlackMessage[] {
  const words = wordsOf(language);
  if (!digest.items.some((item) => item.citations.length > 0)) return [plainMessage(words.briefingNothing)];
  return messages(words.briefingTitle, digest, language);
}

import { type DigestPage, digestPage, type PageLine, type PageStory } from "../../digest/print/digest-page.ts";
import type { Language } from "../../domain/article.ts";
import type { Digest, DigestItem, StoryTold } from "../../domain/digest.ts";
import { packMessages, type Unit } from "./pack-messages.ts";
import { plainMessage } from "./plain-message.ts";
import { linkOrText, plain, plainShare, quotation, richText, section, smallPrint } from "./rich-text.ts";
import { cutText, inertText, linkLabel } from "./safe-text.ts";
import type { SlackMessage } from "./slack-message.ts";
import { markersOf } from "./sources.ts";

/** Headlines in the first message; the thread has every story. */
const HEADLINES = 10;
/** A gloss stands beside its line and must not outgrow it by much. */
const GLOSS_LIMIT = 600;

function storyUnit({ headline, original, facts, lines, citations }: PageStory): Unit {
  const about = [original ?? "", ...facts].filter((fact) => fact !== "").join(" · ");
  const quotes = lines.map((line) =>
    quotation(
      ...(line.label === null ? [] : [plain(`${line.label}: `, { bold: true })]),
      plainShare(line.text, lines.length),
      plain(` ${markersOf(line.markers)}`),
    ),
  );
  const glosses = glossesOf(lines);
  const texts = lines.map(({ label, text, markers }) => [label === null ? "" : `${label}:`, text, markersOf(markers)]);
  return {
    blocks: [
      richText(section(plain(cutText(headline, 300), { bold: true }))),
      ...(about === "" ? [] : [smallPrint(about)]),
      richText(...quotes),
      ...(glosses.length === 0 ? [] : [smallPrint(glosses.join("\n"))]),
    ],
    text: [headline, about, ...texts.map((parts) => parts.filter((part) => part !== "").join(" ")), ...glosses]
      .filter((part) => part !== "")
      .join("\n"),
    citations,
  };
}

function glossesOf(lines: readonly PageLine[]): readonly string[] {
  const glossed = lines.filter(({ gloss }) => gloss !== null);
  return glossed.map(({ gloss, markers }) =>
    lines.length === 1 ? cutText(gloss!, GLOSS_LIMIT) : `${markersOf(markers)} ${cutText(gloss!, GLOSS_LIMIT)}`,
  );
}

/** The first message: what there is to read, each headline with the marker that proves it and its article as the link. */
function parentMessage({ title, stories, receipt }: DigestPage): SlackMessage {
  const shown = stories.slice(0, HEADLINES);
  const lines = shown.map(({ headline, url, facts, citations }) => {
    const [first] = citations;
    return {
      blocks: section(
        plain("• "),
        linkOrText(cutText(headline, 150), url),
        plain(` ${[`[${first!.marker}]`, ...facts.map(linkLabel)].join(" · ")}`),
      ),
      text: `• ${linkLabel(headline)} [${first!.marker}]`,
    };
  });
  return {
    text: inertText([title, ...lines.map(({ text }) => text), receipt].join("\n")),
    blocks: [
      richText(section(plain(title, { bold: true }))),
      richText(...lines.map(({ blocks }) => blocks)),
      smallPrint(receipt),
    ],
  };
}

/** Markers must not repeat within one digest: counted anew, in the order shown. */
function renumbered(items: readonly DigestItem[]): readonly DigestItem[] {
  let marker = 0;
  return items.map((item) => {
    const anew = new Map<number, number>();
    const citations = item.citations.map((citation) => {
      anew.set(citation.marker, ++marker);
      return { ...citation, marker };
    });
    return { ...item, citations, ...(item.story === undefined ? {} : { story: withMarkers(item.story, anew) }) };
  });
}

function withMarkers(story: StoryTold, anew: ReadonlyMap<number, number>): StoryTold {
  const lines = (all: StoryTold["lines"]) =>
    all.map(({ text, markers }) => ({ text, markers: markers.flatMap((marker) => anew.get(marker) ?? []) }));
  return {
    ...story,
    lines: lines(story.lines),
    numbers: lines(story.numbers),
    ahead: lines(story.ahead),
    differences: lines(story.differences),
  };
}

/** The same under a title of its own, null for the digest's; in the language that the digest was asked for in. */
export function digestMessagesTitled(title: string | null, digest: Digest): readonly SlackMessage[] {
  const laid = digestPage({ ...digest, items: renumbered(digest.items) });
  const page = title === null ? laid : { ...laid, title };
  const [only, second] = page.stories;
  if (only === undefined) return [plainMessage(page.title, ...page.empty, page.receipt)];
  if (second !== undefined) return [parentMessage(page), ...packMessages(page.stories.map(storyUnit))];
  const head = {
    blocks: [richText(section(plain(page.title, { bold: true }))), smallPrint(page.receipt)],
    text: `${page.title}\n${page.receipt}`,
    citations: [],
  };
  return packMessages([head, storyUnit(only)]);
}

/** A digest with its receipt: a short message for the channel, the stories for its thread; one story needs no thread. */
export function digestMessages(digest: Digest, language: Language): readonly SlackMessage[] {
  return digestMessagesTitled(null, { ...digest, request: { ...digest.request, language } });
}

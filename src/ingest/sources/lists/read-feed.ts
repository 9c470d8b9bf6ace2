import { hash } from "node:crypto";
import { type AnyFeed, DetectError, parseFeed } from "feedsmith";
import { WenzhaiError } from "../../../errors.ts";
import { firstDay } from "../../extract/read-day.ts";
import { articleAddress } from "./article-address.ts";
import { type ArticleList, type ListedArticle, newestFirst } from "./article-list.ts";

/** An entry of any kind of feed, in one shape. */
interface Entry {
  readonly link?: string | undefined;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly changed?: string | undefined;
  readonly content?: string | undefined;
  readonly summary?: string | undefined;
}

/**
 * The articles of an RSS, Atom, RDF or JSON feed found at an address. Throws WenzhaiError "bad-file" whose message goes on
 * from the address.
 */
export function readFeed(text: string, address: string): ArticleList {
  const { title, entries } = entriesOf(parse(text));
  const publisher = plain(title);
  const seen = new Map<string, ListedArticle & { readonly at?: string }>();
  for (const entry of entries) {
    const article = articleOf(entry, address, publisher);
    if (article !== null && !seen.has(article.address)) seen.set(article.address, article);
  }
  return { articles: newestFirst([...seen.values()]), lists: [] };
}

function parse(text: string): AnyFeed {
  try {
    return parseFeed(text) as AnyFeed;
  } catch (cause) {
    const found = /<html[\s>]/iu.test(text.slice(0, 2000)) ? "a web page" : "something else";
    const message =
      cause instanceof DetectError
        ? `is no feed but ${found}; name the address of its RSS, Atom or JSON feed.`
        : "is a damaged feed: it cannot be read to its end.";
    throw new WenzhaiError("bad-file", message, { cause });
  }
}

function entriesOf(found: AnyFeed): { readonly title: string | undefined; readonly entries: readonly Entry[] } {
  if (found.format === "rss") {
    const entries = (found.feed.items ?? []).map((item): Entry => {
      const { link, guid, title, pubDate, dc, content, description } = item;
      const permanent = guid?.isPermaLink === false ? undefined : guid?.value;
      const date = text(pubDate) ?? text(dc?.dates?.[0]);
      const of = { id: guid?.value, title: text(title), date, content: content?.encoded, summary: text(description) };
      return { link: link ?? permanent, ...of };
    });
    return { title: text(found.feed.title), entries };
  }
  if (found.format === "rdf") {
    const entries = (found.feed.items ?? []).map((item): Entry => {
      const { link, title, dc, rdf, content, description } = item;
      const of = { title: text(title), date: text(dc?.dates?.[0]), summary: text(description) };
      return { link: link ?? rdf?.about, id: rdf?.about, content: content?.encoded, ...of };
    });
    return { title: text(found.feed.title), entries };
  }
  if (found.format === "atom") {
    const entries = (found.feed.entries ?? []).map((entry): Entry => {
      const { links, id, title, published, updated, content, summary } = entry;
      const link = links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href;
      const dates = { date: text(published) ?? text(updated), changed: text(updated) };
      return { link, id, title: text(title), ...dates, content: text(content), summary: text(summary) };
    });
    return { title: text(found.feed.title), entries };
  }
  const entries = (found.feed.items ?? []).map((item): Entry => {
    const { url, external_url, id, title, date_published, date_modified, content_html, content_text, summary } = item;
    const content = content_html ?? (content_text === undefined ? undefined : escaped(content_text));
    const dates = { date: text(date_published), changed: text(date_modified) };
    return { link: url ?? external_url, id, title, ...dates, content, summary };
  });
  return { title: text(found.feed.title), entries };
}

/** Atom gives its texts with their kind. */
function text(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && "value" in value ? text(value.value) : undefined;
}

function articleOf(
  entry: Entry,
  base: string,
  publisher: string | undefined,
): (ListedArticle & { readonly at?: string }) | null {
  const { link, id, content, summary, date, changed } = entry;
  const linked = link === undefined ? null : articleAddress(link, base);
  const address = linked ?? (content === undefined ? null : ownAddress(base, id ?? content));
  if (address === null) return null;
  const title = plain(entry.title);
  const published = date === undefined ? undefined : firstDay(date);
  const at = published === undefined ? undefined : published + (isoTime(date) ?? "");
  return {
    address,
    linked: linked !== null,
    facts: {
      ...(title === undefined ? {} : { title }),
      ...(published === undefined ? {} : { published }),
      ...(publisher === undefined ? {} : { publisher }),
    },
    ...(content === undefined ? {} : { content }),
    ...(at === undefined ? {} : { at }),
    version: hash("sha256", JSON.stringify([title, date, changed, content, summary])),
  };
}

/** An entry without a page of its own is told from the others by its id. */
function ownAddress(base: string, id: string): string {
  return `${base.split("#")[0]}#${hash("sha256", id).slice(0, 16)}`;
}

function isoTime(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** A title without marks of HTML, on one line. */
function plain(title: string | undefined): string | undefined {
  const line = title
    ?.replace(/<[^<>]{0,300}>/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  return line === undefined || line === "" ? undefined : line.slice(0, 300);
}

function escaped(text: string): string {
  const safe = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return safe
    .split(/\n{2,}/u)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n");
}

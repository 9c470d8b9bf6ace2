import type { CheerioAPI } from "cheerio";

/** What a page says of its article to programs. */
export interface StructuredData {
  readonly headline?: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly body?: string;
}

const ARTICLE = /(?:Article|BlogPosting|Report|NewsItem)$/u;
/** Deep enough for any graph of schema.org, shallow enough for any stack. */
const DEEPEST = 6;

/** Reads the JSON-LD of a page; blocks that are not JSON say nothing. */
export function readStructuredData($: CheerioAPI): StructuredData {
  const blocks = $('script[type="application/ld+json"]')
    .map((_, element) => $(element).text())
    .get();
  const articles = blocks.flatMap((block) => articlesIn(parse(block), DEEPEST));
  const first = articles.find((each) => text(each.articleBody) !== undefined) ?? articles[0];
  if (first === undefined) return {};
  return {
    ...entry("headline", text(first.headline) ?? text(first.name)),
    ...entry("published", text(first.datePublished) ?? text(first.pubDate)),
    ...entry("publisher", nameOf(first.publisher)),
    ...entry("body", text(first.articleBody)),
  };
}

function entry<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };
}

function parse(block: string): unknown {
  try {
    return JSON.parse(
      block.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/gu, ""),
    );
  } catch {
    return dateAlone(block);
  }
}

/** Blocks with line breaks inside their strings are not JSON, yet their dates can be read. */
function dateAlone(block: string): unknown {
  const published = /"(?:datePublished|pubDate)"\s*:\s*"([^"]{1,60})"/u.exec(block)?.[1];
  return published === undefined ? null : { "@type": "Article", datePublished: published };
}

function articlesIn(value: unknown, depth: number): readonly Record<string, unknown>[] {
  if (typeof value !== "object" || value === null || depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((each) => articlesIn(each, depth - 1));
  const record = value as Record<string, unknown>;
  const types = [record["@type"]].flat().filter((each) => typeof each === "string");
  const own =
    types.some((type) => ARTICLE.test(type)) || record.datePublished !== undefined || record.pubDate !== undefined;
  const inner = [record["@graph"], record.mainEntity, record.mainEntityOfPage].flatMap((each) =>
    articlesIn(each, depth - 1),
  );
  return own ? [record, ...inner] : inner;
}

function text(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === "string" && one.trim() !== "" ? one.trim() : undefined;
}

function nameOf(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  return (
    text(one) ?? (typeof one === "object" && one !== null ? text((one as Record<string, unknown>).name) : undefined)
  );
}

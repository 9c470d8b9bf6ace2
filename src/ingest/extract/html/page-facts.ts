import type { CheerioAPI } from "cheerio";
import { stripInvisible } from "../../clean/strip-invisible.ts";
import type { PageFacts } from "../page.ts";
import { firstDay } from "../read-day.ts";
import { readPageScripts } from "./page-scripts.ts";
import type { StructuredData } from "./structured-data.ts";

/** A title shorter than this may be only the name of the site. */
const SHORTEST_HEADLINE = 8;
const SITE_NAME = /^\p{Script=Han}{1,8}(?:网|網|报|報|社|新闻|新聞|日报|在线|電視台|电视台|周刊|杂志|客户端)$/u;
const SITE_JOINT = /(?:(?<!\s)\s+)?[-_|–—·\\»]+\s*/u;
const DATE_METAS = [
  "article:published_time",
  "og:published_time",
  "publishdate",
  "pubdate",
  "og:release_date",
  "weibo: article:create_at",
  "bytedance:published_time",
  "datepublished",
  "article:create_time",
  "createdate",
  "date",
  "dc.date",
];
const SOURCE_METAS = ["contentsource", "source", "og:article:author_source", "article:source", "mediaid"];

/** What the head of a page says about it: title without the site's name, publisher, day, address. Read before pruning. */
export function readPageFacts($: CheerioAPI, stated: StructuredData): PageFacts {
  const meta = metas($);
  const site = meta.get("og:site_name") ?? meta.get("application-name");
  const scripts = readPageScripts($);
  const title = pageTitle($, meta.get("og:title") ?? stated.headline ?? scripts.title, site);
  const published = dateOf($, meta, stated) ?? scripts.published;
  const source = SOURCE_METAS.map((name) => meta.get(name)?.replace(/^来源\s*[:：]\s*/u, "")).find(isName);
  const publisher = source ?? scripts.publisher;
  const siteName = site ?? siteInTitle($) ?? stated.publisher;
  const url = absolute($('link[rel="canonical"]').attr("href")) ?? absolute(meta.get("og:url"));
  return {
    ...(title === "" ? {} : { title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(siteName === undefined ? {} : { site: siteName }),
    ...(published === undefined ? {} : { published }),
    ...(url === undefined ? {} : { url }),
  };
}

function isName(value: string | undefined): boolean {
  return value !== undefined && value.length <= 24 && !/^https?:/u.test(value);
}

function metas($: CheerioAPI): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  $("meta[content]").each((_, element) => {
    const name = ($(element).attr("property") ?? $(element).attr("name") ?? $(element).attr("itemprop"))?.toLowerCase();
    const value = tidy($(element).attr("content") ?? "");
    if (name !== undefined && value !== "" && !found.has(name)) found.set(name, value);
  });
  return found;
}

/** The headline: the longest h1 that the page's title names, else og:title or the title without the site's name. */
function pageTitle($: CheerioAPI, og: string | undefined, site: string | undefined): string {
  const whole = tidy($("title").first().text());
  const headings = $("h1")
    .map((_, h) => tidy($(h).text()))
    .get()
    .filter((h) => h.length >= 5 && h.length <= 80);
  const stated = withoutSite(og ?? (whole === "" ? (headings[0] ?? "") : whole), site);
  const named = headings.filter((h) => whole.includes(h)).sort((a, b) => b.length - a.length)[0];
  if (named !== undefined && named.length >= stated.length / 2) return named;
  const isName = SITE_NAME.test(stated) || stated.length < SHORTEST_HEADLINE;
  return (isName ? headings.find((h) => h.length >= SHORTEST_HEADLINE) : undefined) ?? stated;
}

function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(SITE_JOINT).filter((part) => part !== "" && part !== site);
  if (parts.length < 2) return parts[0] ?? title;
  const first = parts[0]!;
  const longest = parts.reduce((a, b) => (b.length > a.length ? b : a));
  return first.length >= 8 ? first : longest;
}

/** The name of the site as the page's title ends with it. */
function siteInTitle($: CheerioAPI): string | undefined {
  const parts = tidy($("title").first().text()).split(SITE_JOINT);
  return parts.slice(1).findLast((part) => SITE_NAME.test(part));
}

function dateOf($: CheerioAPI, meta: ReadonlyMap<string, string>, stated: StructuredData): string | undefined {
  for (const name of DATE_METAS) {
    const date = firstDay(meta.get(name) ?? "", { compact: true });
    if (date !== undefined) return date;
  }
  const structured = firstDay(stated.published ?? "", { compact: true });
  return structured ?? firstDay($("time[datetime]").first().attr("datetime") ?? "");
}

function absolute(address: string | undefined): string | undefined {
  const full = address?.startsWith("//") ? `https:${address}` : address;
  return full !== undefined && /^https?:\/\//u.test(full) ? full : undefined;
}

function tidy(text: string): string {
  return stripInvisible(text).replace(/\s+/gu, " ").trim();
}

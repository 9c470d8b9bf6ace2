import { type CheerioAPI, load } from "cheerio";
import { WenzhaiError } from "../../../errors.ts";
import { firstDay } from "../../extract/read-day.ts";
import { articleAddress } from "./article-address.ts";
import { type ArticleList, type ListedArticle, newestFirst } from "./article-list.ts";

/**
 * The pages and further sitemaps that a sitemap names; one of plain addresses, a line each, counts too. Throws WenzhaiError
 * "bad-file" whose message goes on from the address.
 */
export function readSitemap(text: string, address: string): ArticleList {
  const plain = text.trimStart();
  if (/^https?:\/\//u.test(plain)) return { articles: newestFirst(fromLines(plain, address)), lists: [] };
  const $ = load(text, { xml: true });
  const root = $.root().children().first();
  const name = local(root.prop("tagName"));
  if (name === "sitemapindex") return { articles: [], lists: addresses($, "sitemap", address) };
  if (name !== "urlset")
    throw new WenzhaiError(
      "bad-file",
      "is no sitemap; name an address of one, such as https://example.org/sitemap.xml.",
    );
  const articles = $.root()
    .find("url")
    .toArray()
    .flatMap((element) => {
      const child = (tag: string): string => $(element).find(tag).first().text().trim();
      const found = articleAddress(child("loc"), address);
      if (found === null) return [];
      const [title, publisher] = [child("news\\:title"), child("news\\:name")];
      const changed = child("lastmod");
      const date = child("news\\:publication_date");
      return [listed(found, { title, publisher, date, changed })];
    });
  return { articles: newestFirst(onceEach(articles)), lists: [] };
}

interface Told {
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly changed: string;
}

type Dated = ListedArticle & { readonly at?: string };

function listed(address: string, { title, publisher, date, changed }: Told): Dated {
  const published = firstDay(date);
  return {
    address,
    linked: true,
    facts: {
      ...(title === "" ? {} : { title: title.slice(0, 300) }),
      ...(published === undefined ? {} : { published }),
      ...(publisher === "" ? {} : { publisher: publisher.slice(0, 300) }),
    },
    at: changed === "" ? date : changed,
    version: changed === "" ? date : changed,
  };
}

function fromLines(text: string, base: string): readonly Dated[] {
  const found = text.split(/\r?\n/u).flatMap((line) => articleAddress(line, base) ?? []);
  return onceEach(found.map((address) => listed(address, { title: "", publisher: "", date: "", changed: "" })));
}

function addresses($: CheerioAPI, tag: string, base: string): readonly string[] {
  const found = $.root()
    .find(`${tag} > loc`)
    .toArray()
    .flatMap((element) => articleAddress($(element).text(), base) ?? []);
  return [...new Set(found)];
}

function onceEach(articles: readonly Dated[]): readonly Dated[] {
  return [...new Map(articles.map((article) => [article.address, article])).values()];
}

function local(name: string | undefined): string {
  return (name ?? "").toLowerCase().replace(/^.*:/u, "");
}

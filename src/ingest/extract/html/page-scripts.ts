import type { CheerioAPI } from "cheerio";
import { dayAt } from "../../../language/calendar.ts";
import { firstDay } from "../read-day.ts";

/** What a page's scripts hold about its article. */
export interface ScriptFacts {
  readonly title?: string;
  readonly published?: string;
  readonly publisher?: string;
}

/** Seconds since 1970, as WeChat and others write the time of publication; Chinese sites mean Chinese time. */
const SECONDS =
  /\b(?:var\s+)?(?:ct|create_time|publish_time|publishTime|oriCreateTime)\s*[=:]\s*(?:\w+\s*=\s*)?["']?(1[0-9]{9})(?:000)?["']?/u;
const WRITTEN =
  /\b(?:publish_time|publishTime|pubtime|pubDate|publish_date|publishDate)["']?\s*[=:]\s*["']([^"']{8,40})["']/u;
const TITLE = /\bvar\s+msg_title\s*=\s*(["'])(.{2,200}?)\1/u;
const PUBLISHER = /\bvar\s+nickname\s*=\s*(?:htmlDecode\()?(["'])(.{2,40}?)\1/u;
const ZONE = "Asia/Shanghai";

/** Reads the facts that pages built by scripts leave in their variables, and the name of a WeChat account. */
export function readPageScripts($: CheerioAPI): ScriptFacts {
  const code = $("script:not([src]):not([type='application/ld+json'])")
    .map((_, element) => $(element).text())
    .get()
    .join("\n");
  const seconds = SECONDS.exec(code)?.[1];
  const written = firstDay(WRITTEN.exec(code)?.[1] ?? "", { compact: true });
  const published = seconds === undefined ? written : dayAt(Number(seconds) * 1000, ZONE);
  const title = TITLE.exec(code)?.[2];
  const account = $("#js_name").first().text().trim();
  const publisher = PUBLISHER.exec(code)?.[2] ?? (account === "" ? undefined : account);
  return {
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined ? {} : { publisher }),
  };
}

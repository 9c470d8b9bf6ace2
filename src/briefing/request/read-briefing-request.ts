import { readDigestRequest } from "../../answering/intent/digest-request/read-digest-request.ts";
import type { BriefingPlan } from "../../domain/subscription.ts";
import { fold } from "../../language/fold.ts";
import words from "./data/request-words.json" with { type: "json" };
import { readDays } from "./read-days.ts";
import { readTime } from "./read-time.ts";
import { readZone } from "./read-zone.ts";
import { anyOf, TakenText } from "./taken-text.ts";

/** Which of a channel's briefings is meant, counted from 1; null where none is named. */
export type Which = number | "all" | null;
/** What a request says of a briefing; what it does not say is absent. */
export type BriefingWish = { readonly [K in keyof BriefingPlan]?: BriefingPlan[K] };
/** What in a request cannot be followed. `written` is what nobody understood, as it was typed. */
export type BriefingProblem = "time" | "zone" | "day" | "when" | "words" | "period" | "nothing";

/** What `/briefing` is asked for. */
export type BriefingRequest =
  | { readonly kind: "list" | "help" }
  | { readonly kind: "create"; readonly wish: BriefingWish & Pick<BriefingPlan, "days" | "time"> }
  | { readonly kind: "edit"; readonly which: Which; readonly wish: BriefingWish }
  | { readonly kind: "stop" | "pause" | "resume" | "skip" | "preview"; readonly which: Which }
  | { readonly kind: "unclear"; readonly problem: BriefingProblem; readonly written: string };

type Verb = keyof (typeof words)["verbs"];

const LONGEST = 300;
const MORNING = "09:00";
const VERB = new RegExp(
  `^\\s*(?:${anyOf(["please", "请", "把", "将"])}\\s*)?(?:${Object.entries(words.verbs)
    .map(([verb, all]) => `(?<${verb}>${anyOf(all)})`)
    .join("|")})`,
  "u",
);
const WHICH =
  /^[\s\uFFFC]*(?:(?:briefing|number|no\.?|#|第)\s*)?(?:#?(\d{1,3})|([一二三四五六七八九十]))(?:个|份|号|条)?(?:简报)?(?=[\s\uFFFC]|$|:)(?!\s*(?:am|pm|a\.m|p\.m|:|o'?clock|点|时))/u;
const ALL = new RegExp(`^[\\s\\uFFFC]*${anyOf(words.all)}[\\s\\uFFFC]*$`, "u");
const TO = new RegExp(`^[\\s\\uFFFC]*${anyOf(words.to)}`, "u");
const SILENT = new RegExp(anyOf(words.silent), "u");
const TOLD = new RegExp(anyOf(words.told), "u");
const ANYTHING = new RegExp(`(?:\\b(?:about|on) )?${anyOf(words.anything)}`, "u");
const MIDDLE = new RegExp(anyOf(words.middle), "u");
/** What introduces a topic, or names what is wanted of it. */
const INTRODUCED =
  /\b(?:about|on|regarding|covering|of|for)\b|\b(?:topic|news|digest|briefing|updates?)\b|关于|有关|主题|新闻|简报|摘要|动态|消息/u;
const EDGES = new RegExp(
  `^(?:[\\s,，。;；:：.!！()（）“”"'、-]|${anyOf(words.glue)})+|(?:[\\s,，。;；:：.!！()（）“”"'、-]|${anyOf(["的", "here", "in this channel", "please"])})+$`,
  "gu",
);
const TOPIC_LABEL =
  /^(?:(?:topic|主题)(?:\s*(?:is|:|：|为|是|to|改为|改成))?\s*|(?:about|on|regarding|covering|for|of)\s+|(?:关于|有关|關於|有關)\s*)/iu;

/** "Shanghai news", 教育简报: what it is to be, after what it is about. */
const NOUN = /(?:^|\s)(?:news|briefings?|digests?|updates?)$|的?(?:新闻|简报|摘要|动态|消息|新聞|簡報|動態)$/iu;

/**
 * Reads what is asked of a channel's briefings, in words: "every Monday at 9 about Shanghai in Chinese", 每周一上午九点关于教育,
 * "pause 2", 跳过下次, "move 2 to Friday 17:00". `today` is the asker's ISO day.
 */
export function readBriefingRequest(text: string, today: string): BriefingRequest {
  const taken = new TakenText(text.slice(0, LONGEST));
  const verb = verbOf(taken);
  if (taken.rest() === "") {
    if (verb === null || verb === "list") return { kind: "list" };
    if (verb === "help" || verb === "create" || verb === "edit") return { kind: "help" };
    return { kind: verb, which: null };
  }
  if (verb === null || verb === "create") return createRequest(taken, today);
  const which = whichOf(taken);
  if (verb === "edit") {
    taken.take(TO);
    const wish = wishOf(taken, today);
    if ("problem" in wish) return { kind: "unclear", ...wish };
    if (Object.keys(wish).length === 0) return { kind: "unclear", problem: "nothing", written: "" };
    return { kind: "edit", which, wish };
  }
  const left = taken.rest().replace(EDGES, "");
  if (left !== "" && !/^(?:briefings?|简报)$/iu.test(left)) return { kind: "unclear", problem: "words", written: left };
  return verb === "list" || verb === "help" ? { kind: verb } : { kind: verb, which };
}

/** The verb a request begins with, taken away. "周一" begins with none, and "new York" with a topic. */
function verbOf(taken: TakenText): Verb | null {
  const groups = taken.take(VERB)?.groups ?? {};
  return (Object.keys(groups).find((name) => groups[name] !== undefined) as Verb | undefined) ?? null;
}

function whichOf(taken: TakenText): Which {
  if (taken.take(ALL) !== null) return "all";
  const found = taken.take(WHICH);
  if (found === null) return null;
  return found[1] === undefined ? "一二三四五六七八九十".indexOf(found[2]!) + 1 : Number(found[1]);
}

function createRequest(taken: TakenText, today: string): BriefingRequest {
  const wish = wishOf(taken, today);
  if ("problem" in wish) return { kind: "unclear", ...wish };
  const { days, time = MORNING } = wish;
  if (days === undefined) return { kind: "unclear", problem: "when", written: "" };
  return { kind: "create", wish: { ...wish, days, time } };
}

interface Unclear {
  readonly problem: BriefingProblem;
  readonly written: string;
}

function wishOf(taken: TakenText, today: string): BriefingWish | Unclear {
  const silent = taken.take(SILENT) !== null ? true : taken.take(TOLD) !== null ? false : undefined;
  const anything = taken.take(ANYTHING) !== null;
  const middle = taken.take(MIDDLE) !== null;
  const zone = readZone(taken);
  if (zone !== null && "wrong" in zone) return { problem: "zone", written: zone.wrong };
  const days = readDays(taken);
  if (days !== null && "wrong" in days) return { problem: "day", written: days.wrong };
  const time = readTime(taken);
  if (time !== null && "wrong" in time) return { problem: "time", written: time.wrong };
  const rest = contentOf(taken.rest(), today);
  if ("problem" in rest) return rest;
  return {
    ...(days === null ? {} : { days }),
    ...time,
    ...zone,
    ...(silent === undefined ? {} : { silent }),
    ...(anything ? { topic: null } : {}),
    ...(middle ? { length: null } : {}),
    ...rest,
  };
}

/** What is left when days, time and zone are read: topic, language and length, as a digest is asked for. */
function contentOf(written: string, today: string): BriefingWish | Unclear {
  const rest = written.replace(EDGES, "");
  const bare = rest.replace(TOPIC_LABEL, "");
  const wished = readDigestRequest(bare, today);
  if (!wished.ok) return { problem: "period", written: wished.written };
  const { topic, language, length, since, until } = wished;
  if (since !== undefined || until !== undefined) return { problem: "period", written: rest };
  if (topic !== undefined && bare === rest && !INTRODUCED.test(fold(rest))) return { problem: "words", written: topic };
  return {
    ...(topic === undefined ? {} : { topic: topic.replace(NOUN, "").trim() || topic }),
    ...(language === undefined ? {} : { language }),
    ...(length === undefined ? {} : { length }),
  };
}

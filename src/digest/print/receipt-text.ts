import type { DigestUnclear } from "../../answering/intent/digest-request/read-digest-request.ts";
import type { Language } from "../../domain/article.ts";
import type { Digest } from "../../domain/digest.ts";
import { createPhrases } from "../../language/phrases.ts";

/** The words of the frame around a digest. */
export const digestPhrase = createPhrases<string>(new URL("data/digest-phrases.json", import.meta.url));

/** One sentence on a request that cannot be followed: what in it, and how to write it. */
export function unclearText(language: Language, { problem, written }: DigestUnclear): string {
  return digestPhrase(language, `unclear-${problem}`, { written });
}

/** What became of the articles, in one sentence: the period, what was read, on the topic, told, left out and why. */
export function receiptText({ request, receipt, items }: Digest): string {
  const { language, topic } = request;
  const say = (name: string, slots = {}): string => digestPhrase(language, name, slots);
  const counted = (name: string, count: number | undefined): readonly string[] =>
    count === undefined || count === 0 ? [] : [say(name, { count })];
  const parts = [
    periodText(request),
    say("read", { count: receipt.read }),
    ...(topic === undefined ? [] : [say("matched", { count: receipt.matched })]),
    say("stories", { count: receipt.stories ?? items.length }),
    ...(receipt.fresh === undefined ? [] : [say("fresh", { count: receipt.fresh })]),
    ...counted("told-before", receipt.toldBefore),
    ...counted("left-out", receipt.leftOut),
    ...counted("older", receipt.older),
    ...counted("unreadable", receipt.unreadable),
    ...counted("undated", receipt.undated),
  ];
  return `${parts.join(say("join"))}${say("stop")}`;
}

function periodText({ language, since, until }: Digest["request"]): string {
  if (since !== undefined && until !== undefined) return digestPhrase(language, "period-between", { since, until });
  if (since !== undefined) return digestPhrase(language, "period-since", { since });
  if (until !== undefined) return digestPhrase(language, "period-until", { until });
  return digestPhrase(language, "period-all");
}

/** Why a digest shows nothing, and what there is instead; a sentence a line. */
export function emptyText({ request, receipt }: Digest): readonly string[] {
  const { language, topic } = request;
  const say = (name: string, slots = {}): string => digestPhrase(language, name, slots);
  const dated = request.since !== undefined || request.until !== undefined;
  const why = (): string => {
    if (request.onlyNew === true)
      return say(topic === undefined ? "none-new" : "none-new-topic", topic === undefined ? {} : { topic });
    if (receipt.read === 0) return say(dated ? "none-period" : "none");
    return topic === undefined ? say("none") : say("none-topic", { topic, count: receipt.read });
  };
  const nearest = (receipt.nearest ?? []).map(({ date, title, titleEn }) =>
    say("nearest", { date, title: language === "en" ? (titleEn ?? title) : title }),
  );
  return [why(), ...nearest];
}

/** "Digest of Shanghai, since 2024-01-01" */
export function digestTitle({ language, topic, since, until }: Digest["request"]): string {
  const say = (name: string, slots = {}): string => digestPhrase(language, name, slots);
  const period = (): string => {
    if (since !== undefined && until !== undefined)
      return since === until ? say("on", { since }) : say("between", { since, until });
    if (since !== undefined) return say("since", { since });
    return until === undefined ? "" : say("until", { until });
  };
  return say("title", { topic: topic === undefined ? "" : say("topic", { topic }), period: period() });
}

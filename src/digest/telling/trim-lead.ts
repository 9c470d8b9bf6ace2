import type { Article, Sentence } from "../../domain/article.ts";

/** What is left must still be a statement. */
const SHORTEST = 6;
/** No dateline or byline is longer, captions before it included. */
const LOOKED_AT = 160;

/**
 * What stands before the news in the first sentence of an article, each tried on what the one before left: a dateline
 * (新华社北京8月11日电, 本报讯), a byline in brackets (（记者 …）) or bare, and words that only say that something was heard.
 */
const LEADS: readonly RegExp[] = [
  /^[^。！？]{0,60}?(?:日\s?电(?=[\s|丨:：（(【])|(?:报|网|社|新闻|日|台|客户端|视频)\s?[^，。\s（(]{0,4}[讯訊](?=[\s|丨:：（(【])|[报報][导導道]\s?[（(](?=[记記]者))[\s|丨:：]{0,4}/u,
  /^[^。！？，]{0,45}?[（(【][^（）()【】]{0,30}(?:记者|記者|通讯员|通訊員|作者|编辑|摄影|供图|实习生)[^（）()【】]{0,80}[)）】][\s，,:：]{0,3}/u,
  /^[（(][\p{Script=Han}·]{2,4}(?:[\s、]{1,2}[\p{Script=Han}·]{2,4}){0,3}[)）]\s{0,3}/u,
  /^[\p{Script=Han}、\s]{0,20}(?:记者|記者|通讯员)\s[\p{Script=Han}、\s]{2,30}(?=\d{1,2}月|\d{4}年)/u,
  /^(?:[\p{Script=Han}]{0,12}(?:记者|記者)\s?[\p{Script=Han}·]{2,4}\s{1,3}(?:[\p{Script=Han}·]{2,4}\s{1,3}){0,3}|记者[\p{Script=Han}]{2,4}报道[\s，,:：]{1,3})/u,
  /^(?:据悉|據悉|据了解|據了解|据介绍|記者獲悉|记者获悉|记者了解到|记者[^，。]{0,24}(?:获悉|了解到))[，,：:]\s{0,2}/u,
  /^[A-Z][A-Z .,'’-]{2,40}(?:,? [A-Z][a-z]+\.? \d{1,2})?(?: \((?:Xinhua|Reuters|AP|AFP)\))? ?(?:--|—|–) ?/u,
];

/**
 * The sentence without the dateline and byline it begins with: the same end, a later start, so that what is shown is still
 * the article's own characters. The sentence itself where nothing of the kind stands before it.
 */
export function trimLead(article: Article, sentence: Sentence): Sentence {
  let start = sentence.start;
  for (const lead of LEADS) {
    const [found] = lead.exec(article.text.slice(start, Math.min(sentence.end, start + LOOKED_AT))) ?? [];
    if (found !== undefined && sentence.end - start - found.length >= SHORTEST) start += found.length;
  }
  while (start < sentence.end && /\s/u.test(article.text[start]!)) start++;
  return start === sentence.start ? sentence : { ...sentence, start };
}

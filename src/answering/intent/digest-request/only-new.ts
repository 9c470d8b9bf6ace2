/** "new", "only new on education", "what's new in Shanghai"; "new york" is a topic. */
const ENGLISH =
  /^\s{0,9}(?:only (?:what(?:'|’)?s |what is )?new|new only|what(?:'|’)?s new|what is new|new)\s{0,9}(?:$|(?:on|about|in|of|for)\s{1,9})/iu;
/** 新内容, 有什么新的, 只看新的 关于教育 */
const CHINESE =
  /^\s{0,9}(?:只看|只说|只要|只看|只說)?(?:有什么|有什麼|有没有|有沒有)?新(?:的?(?:内容|內容|消息|文章)|的)?(?:[?？吗嗎]?\s{0,9}$|\s{0,9}[,，:：]?\s{0,9}(?:关于|關於|有关|有關)\s{0,9})/u;

/** What follows the words that ask only for what is new; null where the text does not ask for that. */
export function afterOnlyNew(text: string): string | null {
  const found = ENGLISH.exec(text) ?? CHINESE.exec(text);
  return found === null ? null : text.slice(found[0].length);
}

/** What a question asks with, as against what it asks about: left out of the search, read for the kind of answer. */

const ASKING =
  /(?:叫做?|被?称为)?(?:[是系]边[位个]|什么样?|哪[一几]?(?:[个些位种项家次所届场名年天月日里条只座部支款类片艘群]|儿)?|谁|多少|几[个位家名次年天条]?|如何|怎么样?|怎样|为何|何[时地种人处]|何|多(?:久|长时间|长|大|高|远|重)|是否|能否|有没有|吗|呢|请问|请告诉我|告诉我|介绍一下)(?=的|$|[^\p{Script=Han}]|.)/gu;

/** Chinese words that carry no meaning of their own in a search. */
export const CHINESE_STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "的 地 得 了 着 过 是 在 有 和 与 及 跟 同 中 为 被 把 对 对于 关于 于 上 下 里 内 等 个 将 从 到 由 由于 其 其中 以 以及 之 所 就 都 而 而且 并 并且 也 还 又 再 " +
    "这 那 该 此 吗 呢 吧 他 她 它 他们 她们 它们 我 我们 你 你们 哪 那些 这些 一个 一种 一些 可以 能 会 要 应 让 使 给 向 或 或者 但 但是 如果 因为 所以 则 且 即 曾 已 已经 没有 不 什么 谁 多少 如何 怎么 为什么 哪些 哪个"
  ).split(" "),
);

/** A folded Chinese question without the words it asks with; a space stands where one was. */
export function withoutAsking(folded: string): string {
  return folded.replace(ASKING, " ");
}

const ASKING_ENGLISH =
  /\b(?:(?:what|which) (?:(?:other|main|specific) )?(?:types?|kinds?|sorts?) of|(?:what|which) (?:is|was|are|were) (?:the|another|other) (?:names?|types?|kinds?|terms?|words?) (?:of|for)|(?:(?:in|during|by) )?(?:what|which) (?:year|date|day|month|century|decade)|what (?:percentage|percent|number|amount) of|(?:called|known as|named|mean)(?=\W*$))/gu;

/** A folded English question without what it asks with: "what type of", "in what year", "is it called". */
export function withoutAskingEnglish(folded: string): string {
  return folded.replace(ASKING_ENGLISH, " ");
}

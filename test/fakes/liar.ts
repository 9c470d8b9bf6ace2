/** A sentence made untrue in one way. */
export interface Untruth {
  readonly kind: string;
  readonly text: string;
}

const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December".split("|");
const TURNED: readonly (readonly [string, string])[] = [
  ["没有", ""],
  ["尚未", "已经"],
  ["增长", "下降"],
  ["增加", "减少"],
  ["上升", "下降"],
  ["提高", "降低"],
  ["支持", "反对"],
  ["同意", "拒绝"],
  ["建议", "决定"],
  ["有望", "已经"],
  ["已经", "尚未"],
  ["可以", "不得"],
  ["increased", "decreased"],
  ["did not ", ""],
  ["was not ", "was "],
  ["supported", "opposed"],
];
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/(\d)\s*万亿/u, "$1亿"],
  [/(\d)\s*万/u, "$1亿"],
  [/(\d)\s*亿/u, "$1万"],
  [/(\d)\s*[%％]/u, "$1‰"],
  [/(\d)\s*元/u, "$1美元"],
  [/(\d)\s*公里/u, "$1米"],
  [/(\d) million/u, "$1 billion"],
  [/(\d) billion/u, "$1 million"],
  [/(\d)%/u, "$1‰"],
];
const ORGANISATION = /(\p{Script=Han}{2})(大学|公司|集团|医院|银行|学院|委员会|法院|研究院)/u;
const FOREIGN_NAME =
  /(?<=\p{Script=Han}{0,8})(?:张|王|李|刘|陈|杨|赵|吴|周|徐)(\p{Script=Han}{1,2})(?=说|表示|指出|认为|介绍|建议)/u;

/**
 * Gives a sentence made untrue in every way that it allows: a number, unit, month, year or ordinal changed, an organisation
 * or a speaker exchanged, what it says turned round, another sentence invented.
 */
export function untruthsOf(sentence: string): readonly Untruth[] {
  const made: Untruth[] = [
    {
      kind: "number",
      text: sentence.replace(/(?<![\d.第])\d+(?![\d.]|年|月|日|届|-)/u, (n) =>
        String(Number(n) + 3 + Math.floor(Number(n) / 2)),
      ),
    },
    {
      kind: "year",
      text: sentence.replace(
        /(?<!\d)((?:19|20)\d)(\d)(?=年|\b)/u,
        (_, a: string, b: string) => a + ((Number(b) + 3) % 10),
      ),
    },
    { kind: "month", text: sentence.replace(/(?<!\d)(\d{1,2})月/u, (_, m: string) => `${(Number(m) % 12) + 1}月`) },
    {
      kind: "month",
      text: sentence.replace(
        new RegExp(`\\b(?:${MONTHS.join("|")})\\b(?= \\d|,| of)`, "u"),
        (m) => MONTHS[(MONTHS.indexOf(m) + 1) % 12]!,
      ),
    },
    {
      kind: "ordinal",
      text: sentence.replace(
        /第([一二三四五六七八九])(?=届|次|名|位)/u,
        (_, n: string) => `第${n === "二" ? "四" : "二"}`,
      ),
    },
    { kind: "organisation", text: sentence.replace(ORGANISATION, "鲲陵$2") },
    { kind: "speaker", text: sentence.replace(FOREIGN_NAME, "龚$1") },
    {
      kind: "invention",
      text: /\p{Script=Han}/u.test(sentence)
        ? "当地居民普遍反映火星基地的房租过高。"
        : "Local residents complained about rents on the Mars base.",
    },
  ];
  for (const [shape, unit] of UNITS) made.push({ kind: "unit", text: sentence.replace(shape, unit) });
  for (const [said, turned] of TURNED) made.push({ kind: "polarity", text: sentence.replace(said, turned) });
  const different = made.filter(({ text }) => text !== sentence && text.trim() !== "");
  return [...new Map(different.map((each) => [each.text, each])).values()];
}

/** Everything here reads folded text (src/language/fold.ts): lower case, Simplified, half width. */

/** Units that change what a number says: 300 metres are not 300 tonnes. Each row: the canonical unit, then the ways it is written. */
const MEASURES: readonly (readonly [string, string])[] = [
  ["percent", "% per\\s?cent percent"],
  ["permille", "‰"],
  ["point", "个百分点 百分点 percentage\\spoints?"],
  ["times", "倍 times fold -fold"],
  ["dollar", "美元 美金 us\\sdollars? dollars? usd"],
  ["hong-kong-dollar", "港元 港币 hkd"],
  ["euro", "欧元 euros? eur"],
  ["pound", "英镑 pounds?\\ssterling gbp"],
  ["yen", "日元 日圆 yen jpy"],
  ["won", "韩元 won krw"],
  ["rouble", "卢布 roubles? rubles?"],
  ["rupee", "卢比 rupees?"],
  ["baht", "泰铢 baht"],
  ["new-taiwan-dollar", "新台币"],
  ["yuan", "元人民币 元 块钱 人民币 yuan rmb renminbi cny"],
  ["kilometre", "公里 千米 kilomet(?:re|er)s? km"],
  ["centimetre", "厘米 公分 centimet(?:re|er)s? cm"],
  ["millimetre", "毫米 millimet(?:re|er)s? mm"],
  ["nanometre", "纳米 nanomet(?:re|er)s? nm"],
  ["light-year", "光年 light[-\\s]years?"],
  ["nautical-mile", "海里 nautical\\smiles?"],
  ["mile", "英里 miles? mi"],
  ["yard", "码 yards?"],
  ["inch", "英寸 inch(?:es)?"],
  ["foot", "英尺 feet foot ft"],
  ["square-kilometre", "平方公里 平方千米 square\\skilomet(?:re|er)s? km2 sq\\skm"],
  ["square-metre", "平方米 平米 square\\smet(?:re|er)s? m2"],
  ["square-mile", "平方英里 square\\smiles? sq\\smi"],
  ["cubic-metre", "立方米 cubic\\smet(?:re|er)s? m3"],
  ["metre", "米 met(?:re|er)s? m"],
  ["hectare", "公顷 hectares?"],
  ["acre", "英亩 acres?"],
  ["mu", "亩 mu"],
  ["kilogram", "公斤 千克 kilograms? kg"],
  ["gram", "克 grams?"],
  ["tonne", "吨 tonnes? tons?"],
  ["jin", "斤"],
  ["pound", "磅 pounds? lbs?"],
  ["litre", "升 lit(?:re|er)s?"],
  ["degree-celsius", "摄氏度 °c degrees?\\scelsius"],
  ["degree-fahrenheit", "华氏度 °f degrees?\\sfahrenheit"],
  ["degree", "度 ° degrees?"],
  ["kilowatt-hour", "千瓦时 kwh kilowatt[-\\s]hours?"],
  ["kilowatt", "千瓦 kilowatts? kw"],
  ["megawatt", "兆瓦 megawatts? mw"],
  ["watt", "瓦 watts?"],
  ["volt", "伏 volts?"],
  ["hertz", "赫兹 hertz hz"],
  ["year-span", "个年头 周年 年来 年间 年内 年以 年之 years? -year"],
  ["age", "岁 周岁 years?[-\\s]old"],
  ["month-span", "个月 months?"],
  ["week-span", "周 星期 个星期 weeks?"],
  ["day-span", "天 days?"],
  ["hour-span", "个小时 小时 hours?"],
  ["minute-span", "分钟 minutes?"],
  ["second-span", "秒钟 秒 seconds?"],
  ["quarter", "个季度 季度 quarters?"],
  ["century", "世纪 centur(?:y|ies)"],
  ["person", "人次 名 人 位 persons? people"],
  ["household", "户 households?"],
];

/** Measure words: they say how a thing is counted, not what is measured, so that one often stands for another. */
const COUNTERS =
  "个 家 所 项 条 件 届 次 种 类 座 辆 艘 架 台 部 款 套 枚 颗 块 张 支 只 头 匹 本 册 篇 首 场 起 处 份 批 期 轮 级 等 例 宗 门 间 栋 幢 层 号 人 股 对 双 把 片 株 棵 路 道 桩 笔 章 节 段 组 队 国 省 市 县 区 镇 乡 村 校 企 强 大 年 月 日 时 分 点";

const source = (spelled: string) =>
  spelled
    .split(" ")
    .map((s) => (/^[a-z(-]/.test(s) ? `[\\s-]?${s}(?![a-z])` : s))
    .join("|");
const PATTERNS = MEASURES.flatMap(([unit, spelled]) =>
  spelled.split(" ").map((one) => ({ unit, one, pattern: new RegExp(`^(?:\\s?(?:${source(one)}))`, "u") })),
).sort((a, b) => b.one.length - a.one.length);
const COUNTER = new RegExp(`^\\s?([${COUNTERS.replaceAll(" ", "")}])`, "u");
const HARD = new Set(MEASURES.map(([unit]) => unit));
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(?:hk\$)\s?$/, "hong-kong-dollar"],
  [/(?:nt\$)\s?$/, "new-taiwan-dollar"],
  [/(?:us\$|\$|usd)\s?$/, "dollar"],
  [/€\s?$/, "euro"],
  [/£\s?$/, "pound"],
  [/(?:rmb|cny)\s?$/, "yuan"],
  [/[¥]\s?$/, "yuan"],
];

/** The unit that stands at the head of `after`, or as a money sign at the tail of `before`; `length` counts what it takes of `after`. */
export function unitAt(before: string, after: string): { readonly unit: string | null; readonly length: number } {
  const head = after.slice(0, 24);
  const sign = SIGNS.find(([pattern]) => pattern.test(before.slice(-5)))?.[1];
  if (sign) return { unit: sign, length: 0 };
  for (const { unit, pattern } of PATTERNS) {
    const found = pattern.exec(head);
    if (found) return { unit, length: found[0].length };
  }
  const counter = COUNTER.exec(head);
  return counter ? { unit: counter[1] ?? null, length: counter[0].length } : { unit: null, length: 0 };
}

/** Whether two units can be the same thing counted: equal, or neither of them a measure, or one of them not written. */
export function unitsAgree(a: string | null, b: string | null): boolean {
  if (a === b || a === null || b === null) return true;
  const soft = (unit: string) => !HARD.has(unit) || unit === "person" || unit === "household";
  return soft(a) && soft(b);
}

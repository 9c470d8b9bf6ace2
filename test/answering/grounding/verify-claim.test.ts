import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EvidenceSentence, type Verdict, verifyClaim } from "../../../src/answering/grounding/verify-claim.ts";
import { createLexicon } from "../../../src/language/lexicon.ts";

const lexicon = createLexicon();
const verdict = (claim: string, ...evidence: (string | EvidenceSentence)[]): Verdict =>
  verifyClaim(
    claim,
    evidence.map((e) => (typeof e === "string" ? { text: e } : e)),
    lexicon,
  ).verdict;

const FORUM = "2025年6月8日，第十一届上海科技论坛在浦东开幕，来自32个国家的1.2万余名代表参加，签约金额达到8.3亿元。";
const SPEECH = "科技日报原社长张景安在开幕式上表示，企业研发投入同比增长12.5%。";
const PLAN = "市政府拟于明年建设三座桥梁，建议取消老桥的收费。";
const COMPANY = "远景电力有限公司与东海大学签署协议，计划共同研究储能材料。";

describe("what the evidence says is supported", () => {
  test.each([
    ["第十一届上海科技论坛于2025年6月8日在浦东开幕。", FORUM],
    ["第11届上海科技论坛6月8日在浦东开幕，1.2万名代表参加。", FORUM],
    ["上海科技論壇的簽約金額達到8.3億元。", FORUM],
    ["论坛签约金额达到八亿三千万元。", FORUM],
    ["来自三十二个国家的代表参加论坛。", FORUM],
    ["张景安表示，企业研发投入同比增长百分之十二点五。", SPEECH],
    ["Over 12,000 representatives from 32 countries participated in the 11th Shanghai forum.", FORUM],
    ["The forum opened in Shanghai on June 8, 2025.", FORUM],
    ["Zhang Jing'an said that enterprise investment in research grew by 12.5 per cent.", SPEECH],
    ["According to Zhang Jing'an, investment in research grew by 12.5%.", SPEECH],
    ["市政府拟建设三座桥梁。", PLAN],
    ["远景电力与东海大学签署协议。", COMPANY],
  ])("%s", (claim, evidence) => {
    expect(verdict(claim, evidence)).toBe("supported");
  });

  test("a day of the article's month", () => {
    expect(verdict("6月8日论坛在浦东开幕。", { text: "论坛8日在浦东开幕。", published: "2025-06-09" })).toBe(
      "supported",
    );
    expect(verdict("论坛6月8日在浦东开幕。", { text: "论坛昨日在浦东开幕。", published: "2025-06-09" })).toBe(
      "supported",
    );
  });

  test("another name for the same organisation", () => {
    const evidence = { text: "世界卫生组织发布了流感报告。", aliases: [{ names: ["世界卫生组织", "世卫"] }] };
    expect(verdict("世卫发布流感报告。", evidence)).toBe("supported");
    expect(verdict("国家卫健委发布了流感报告。", { text: "国家卫生健康委员会发布了流感报告。" })).toBe("supported");
  });
});

describe("what differs is rejected, by kind", () => {
  test.each<[Verdict, string, string]>([
    ["number-differs", "第十二届上海科技论坛在浦东开幕。", FORUM],
    ["number-differs", "第十一届上海科技论坛签约金额达到8.3万元。", FORUM],
    ["number-differs", "来自42个国家的代表参加论坛。", FORUM],
    ["number-differs", "企业研发投入同比增长12.5‰。", SPEECH],
    ["number-differs", "The forum was attended by representatives from 23 countries.", FORUM],
    ["number-differs", "论坛签约金额达到8.3亿美元。", FORUM],
    ["number-differs", "近1.2万名代表参加论坛。", FORUM],
    ["date-differs", "论坛2025年7月8日在浦东开幕。", FORUM],
    ["date-differs", "论坛2024年6月8日在浦东开幕。", FORUM],
    ["date-differs", "论坛6月9日在浦东开幕。", FORUM],
    ["date-differs", "The forum opened in Shanghai on July 8.", FORUM],
    ["name-differs", "远景电力有限公司与南山大学签署协议。", COMPANY],
    ["name-differs", "海风电力有限公司与东海大学签署协议。", COMPANY],
    ["name-differs", "第十一届北京科技论坛在浦东开幕。", FORUM],
    ["name-differs", "科技日报原社长吴韬在开幕式上表示，企业研发投入增长。", SPEECH],
    ["name-differs", "Hou Yan said that investment in research grew.", SPEECH],
    ["polarity-differs", "市政府决定取消老桥的收费。", PLAN],
    ["polarity-differs", "张景安在开幕式上表示，企业研发投入没有增长。", SPEECH],
    ["polarity-differs", "企业研发投入增长。", "企业研发投入没有增长。"],
    ["polarity-differs", "公司有望完成收购。", "公司拒绝完成收购。"],
    ["polarity-differs", "公司完成收购。", "公司有望完成收购。"],
    ["polarity-differs", "工程已经完成。", "工程将于明年完成。"],
    ["not-in-evidence", "论坛讨论了气候变化和粮食安全的解决办法。", FORUM],
    ["not-in-evidence", "", FORUM],
  ])("%s: %s", (expected, claim, evidence) => {
    expect(verdict(claim, evidence)).toBe(expected);
  });

  test("a figure of another thing", () => {
    expect(verdict("三等奖5名。", "大赛评出一等奖1名、二等奖5名、三等奖9名。")).toBe("number-differs");
    expect(verdict("进口增长7.2%。", "今年上半年，出口增长7.2%，进口增长3.1%。")).toBe("number-differs");
  });

  test("a name of another thing in the same evidence", () => {
    const evidence = [
      "上海举办科技论坛，张景安作主旨演讲。",
      "与会者讨论了储能材料。",
      "会后，布迪米尔前往巴尼亚卢卡访问当地企业。",
    ];
    expect(verdict("上海举办科技论坛，张景安作主旨演讲。", ...evidence)).toBe("supported");
    expect(verdict("论坛在浦东举办，张景安作演讲。", ...evidence)).toBe("name-differs");
    expect(verdict("校长吴韬作主旨演讲。", ...evidence)).toBe("name-differs");
  });

  test("an unnamed company of which something else is told", () => {
    expect(verdict("他指控该公司签署储能材料协议。", COMPANY)).toBe("name-differs");
  });

  test("without evidence nothing is supported", () => {
    expect(verifyClaim("论坛开幕。", [], lexicon)).toMatchObject({ supported: false, verdict: "not-in-evidence" });
  });

  test("the detail names what differs", () => {
    expect(verifyClaim("论坛7月8日开幕。", [{ text: FORUM }], lexicon).detail).toContain("7月8日");
  });
});

describe("properties", () => {
  const template = fc.constantFrom(
    (n: string) => `展览共有${n}家企业参加，比上届增加。`,
    (n: string) => `该项目投资${n}万元，由远景电力有限公司承建。`,
    (n: string) => `据统计，全市新增就业${n}人。`,
  );

  test("a sentence copied is supported", () => {
    fc.assert(
      fc.property(template, fc.integer({ min: 2, max: 99_999 }), (make, n) => {
        expect(verdict(make(String(n)), make(String(n)))).toBe("supported");
      }),
    );
  });

  test("a sentence with one digit of its number changed never is", () => {
    const changed = fc
      .tuple(fc.integer({ min: 10, max: 99_999 }), fc.nat(), fc.integer({ min: 1, max: 9 }))
      .map(([n, at, by]) => {
        const digits = [...String(n)].map(Number);
        const place = at % digits.length;
        digits[place] = ((digits[place] ?? 0) + by) % 10;
        return [String(n), String(Number(digits.join("")))] as const;
      });
    fc.assert(
      fc.property(template, changed, (make, [was, is]) => {
        fc.pre(was !== is);
        expect(verdict(make(is), make(was))).toBe("number-differs");
      }),
    );
  });

  test("a measure exchanged for another never is supported", () => {
    const units = ["元", "美元", "吨", "米", "公里", "%", "‰", "平方米", "亩", "小时", "岁", "倍"];
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9999 }),
        fc.constantFrom(...units),
        fc.constantFrom(...units),
        (n, was, is) => {
          fc.pre(was !== is);
          expect(verdict(`该项目总量达到${n}${is}。`, `该项目总量达到${n}${was}。`)).toBe("number-differs");
        },
      ),
    );
  });

  test("a month exchanged for another never is supported", () => {
    const month = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(month, month, fc.integer({ min: 1, max: 28 }), (was, is, day) => {
        fc.pre(was !== is);
        expect(verdict(`论坛于${is}月${day}日在浦东开幕。`, `论坛于${was}月${day}日在浦东开幕。`)).toBe("date-differs");
      }),
    );
  });
});

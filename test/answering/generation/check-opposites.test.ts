import { describe, expect, test } from "vitest";
import { turnedRound } from "../../../src/answering/generation/check-opposites.ts";

describe("what is turned round by one word", () => {
  test.each([
    ["贷款余额同比下降13.8%，比年初增加100亿元。", "贷款余额同比增长13.8%，比年初增加100亿元。"],
    ["貸款餘額同比下降13.8%。", "贷款余额同比增长13.8%。"],
    ["Loans fell by 13.8%.", "贷款余额同比增长13.8%。"],
    ["市政府反对这一方案。", "市政府支持这一方案。"],
    ["远景电力有限公司出售了两家工厂。", "远景电力有限公司收购了两家工厂。"],
    ["这是全国最低的一座桥。", "这是全国最高的一座桥。"],
    ["该项目已经完成全部工程。", "该项目有望完成全部工程。"],
    ["天津大学公布合作企业的名单。", "天津大学没有公布合作企业的名单。"],
    [
      "The university did publish the list of companies today.",
      "The university did not publish the list of companies today.",
    ],
  ])("%s", (claim, evidence) => {
    expect(turnedRound(claim, [evidence])).not.toBeNull();
  });

  test.each([
    ["贷款余额同比增长13.8%。", "贷款余额同比增长13.8%，存款余额下降2%。"],
    ["存款余额下降2%。", "贷款余额同比增长13.8%，存款余额下降2%。"],
    ["Deposits fell by 2%.", "贷款余额同比增长13.8%，存款余额下降2%。"],
    ["病例从5例减少到3例。", "病例由5例降至3例。"],
    ["The video has no improvements of its sound.", "复原的视频不含音质改善。"],
    ["The report lacks a list.", "报告没有名单。"],
    ["The list was unpublished.", "天津大学没有公布名单。"],
    ["Output rose 3%.", "产量同比增长3%。"],
    ["张景安建议加大政策支持。", "张景安建议加大政策支持，推进产教融合。"],
    ["天津大学没有公布名单。", "天津大学没有公布合作企业的名单。"],
    ["张景安建议加大政策支持，推进产教融合。", "他建议加大政策支持，推进产教融合。"],
    ["会议建议加大政策支持，推进产教融合。", "据悉，会议建议加大政策支持，推进产教融合。"],
    ["论坛在天津举行。", "论坛没有在上海，而是在天津举行。"],
  ])("not this: %s", (claim, evidence) => {
    expect(turnedRound(claim, [evidence])).toBeNull();
  });

  test("beside another sentence that has nothing to do with it", () => {
    const claim = "市民龚女士说，很高兴能参加开幕式。";
    expect(turnedRound(claim, ["市民刘女士说，很高兴能参加开幕式。", "论坛在天津举行。"])).not.toBeNull();
    expect(turnedRound(claim, ["市民刘女士说，很高兴能参加开幕式。", `${claim}`])).toBeNull();
  });

  test("whichever sentence says it", () => {
    expect(turnedRound("产量同比下降3%。", ["产量同比增长3%。", "论坛在天津举行。"])).toContain("下降");
  });
});

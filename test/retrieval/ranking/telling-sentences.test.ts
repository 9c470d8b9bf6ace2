import { describe, expect, test } from "vitest";
import { centrality, sentenceVectors, similarity } from "../../../src/retrieval/ranking/centrality.ts";
import { tellingSentences } from "../../../src/retrieval/ranking/telling-sentences.ts";
import { makeArticle, sentencesIn } from "../../digest/small-corpus.ts";

function best(text: string, title = "大会"): readonly string[] {
  const article = makeArticle("a", text, { title });
  return tellingSentences(article, sentencesIn(article)).map(({ start, end }) => text.slice(start, end));
}

describe("the lead", () => {
  test("is the opening sentence that names a day, not the greeting before it", () => {
    const text =
      "春风送暖,万物更新的时节里大家相聚一堂。6月8日,医疗产教融合大会在上海举行。与会专家讨论了人才培养的办法。";
    expect(best(text)[0]).toBe("6月8日,医疗产教融合大会在上海举行。");
  });
  test("is the first sentence when no opening sentence names a day", () => {
    const text =
      "医疗产教融合大会在上海举行,规模空前。与会专家讨论了人才培养的办法。成果展同时开幕,展出新设备。企业代表签署了合作的协议。下一届定于9月1日在天津举行。";
    expect(best(text)[0]).toBe("医疗产教融合大会在上海举行,规模空前。");
  });
  test("is not the headline repeated at the top, in either script", () => {
    const text = "醫療產教融合大會在上海舉行\n6月8日,会议在上海召开,数百人参加。专家作了报告,讨论人才培养。";
    expect(best(text, "医疗产教融合大会在上海举行")[0]).toBe("6月8日,会议在上海召开,数百人参加。");
  });
  test("works in English", () => {
    const text =
      "A bright morning greeted everyone. On June 8, 2025 the conference opened in Shanghai. Experts spoke about training.";
    expect(best(text)[0]).toBe("On June 8, 2025 the conference opened in Shanghai.");
  });
});

describe("the other", () => {
  test("is what the rest of the article is about, and no copy of the lead", () => {
    const lead = "6月8日,医疗产教融合大会在上海举行,讨论人工智能人才培养。";
    const copy = "医疗产教融合大会6月8日在上海举行,讨论人工智能人才培养。";
    const central = "专家建议高校与医院共建人工智能人才培养基地。";
    const text = `${lead}${copy}${central}高校应当改革课程,加强人才培养。医院应当开放数据,支持人工智能研究。午餐时供应了三种水果和咖啡。`;
    expect(best(text)[1]).toBe(central);
    expect(best(text).at(-1)).toMatch(/水果|医疗产教融合大会/u);
  });
});

test("headings are all there is: then they are used", () => {
  expect(best("开幕式\n闭幕式")).toEqual(["开幕式", "闭幕式"]);
  expect(best("")).toEqual([]);
});

describe("centrality", () => {
  test("vectors have length one and compare across scripts", () => {
    const [a, b, c] = sentenceVectors(["人才培养的办法", "人才培養的辦法", "quite different words"]);
    expect(similarity(a!, a!)).toBeCloseTo(1);
    expect(similarity(a!, b!)).toBeCloseTo(1);
    expect(similarity(a!, c!)).toBe(0);
  });
  test("is highest for the sentence that shares most, and 0 alone", () => {
    const scores = centrality(sentenceVectors(["红色的苹果", "红色的苹果和绿色的梨", "绿色的梨", "一列火车"]));
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
    expect(scores[3]).toBe(0);
    expect(centrality(sentenceVectors(["只有一句"]))).toEqual([0]);
  });
  test("takes Latin words whole, also where they touch Chinese", () => {
    const [a, b] = sentenceVectors(["使用AI技术", "the AI plan"]);
    expect(similarity(a!, b!)).toBeGreaterThan(0);
    const [c, d] = sentenceVectors(["nation", "station"]);
    expect(similarity(c!, d!)).toBe(0);
  });
});

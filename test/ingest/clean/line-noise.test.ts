import { describe, expect, test } from "vitest";
import { lineNoise } from "../../../src/ingest/clean/line-noise.ts";
import { startsTail } from "../../../src/ingest/clean/tail-heading.ts";

describe("lineNoise", () => {
  test.each([
    ["navigation", "您的位置：首页 > 新闻 > 正文"],
    ["navigation", "首页 > 社会·法治"],
    ["navigation", "您現在的位置：首頁"],
    ["navigation", "X"],
    ["navigation", "分享到：微信 微博"],
    ["navigation", "返回顶部"],
    ["metadata", "作者: 来源:校办发布时间:2025-06-09浏览次数:13"],
    ["metadata", "2023-06-01 21:40:22"],
    ["metadata", "來源：某某大學"],
    ["metadata", "（完）"],
    ["editor", "（编辑 文字组）"],
    ["editor", "【责任编辑:长风】"],
    ["editor", "责任编辑："],
    ["caption", "WechatIMG7144.jpeg"],
    ["caption", "青石镇供图"],
    ["copyright", "版权所有 青石新闻网"],
    ["copyright", "未经本网书面授权，不得转载"],
    ["copyright", "以上图文来源于网络，如有侵权请联系删除"],
    ["copyright", "本文仅代表作者个人观点，不代表本平台立场"],
    ["copyright", "编辑部地址：青石镇河边路3号"],
    ["copyright", "地址：河边路3号 电话：0123-4567 邮编：100000"],
    ["navigation", "镇上的事天天讲，长按下图二维码加入读者群"],
    ["navigation", "回复【渡轮】可查班次"],
    ["navigation", "看完请点【在看】"],
    ["navigation", "12.3万 阅读 56 评论"],
    ["navigation", "已有128人参与"],
    ["navigation", "第3页 共5页"],
    ["navigation", "- 3 -"],
    ["navigation", "Sign up for our newsletter and never miss a word!"],
    ["metadata", "渡轮|码头|班次|青石镇"],
    ["metadata", "（原题为：《渡轮回来了》）"],
    ["editor", "记者：张景安 编辑：吴韬 审核：侯岩"],
    ["editor", "文/本报记者 张景安"],
  ])("%s: %s", (reason, line) => {
    expect(lineNoise(line)?.reason).toBe(reason);
  });

  test.each([
    "6月8日，大会在上海举行。",
    "编辑部设在三楼的出版社今天搬家，二十名编辑一起动手。",
    "来源于民间的故事，最后又回到民间。",
    "专家指出：时间就是生命，阅读改变人生，作者也是读者。",
    "图书馆去年新增图书三万册。",
    "版权法修订草案二审稿今天提请审议，草案增加了对网络作品的保护，并提高了赔偿的上限，规定未经许可转载者应当承担责任，多位委员认为这样的规定有利于创作者，也有利于产业的长远发展，建议尽快通过。",
    "The library opens at nine.",
    "法院认定该地图的版权归镇政府所有，被告须赔偿三万元。",
    "新规要求，未经许可不得转载他人的地图。",
    "如构成侵权，公司将承担责任。",
    "黑客入侵删除了渡轮的全部班次。",
    "以上数字由镇统计所于5月公布。",
    "记者：渡轮几点开？",
    "审核：由镇政府负责，五天之内答复。",
    "地点：青石镇码头二号厅",
    "游客扫码即可上船。",
    "学校供图书馆使用的设备有三台。",
  ])("is text: %s", (line) => {
    expect(lineNoise(line)).toBeNull();
  });
});

describe("startsTail", () => {
  test.each([
    "相关阅读",
    "• 相关阅读",
    "相關文章",
    "最新评论",
    "推荐阅读：",
    "【延伸阅读】",
    "热门新闻",
    "猜你喜欢",
    "网友评论",
    "You may also like",
  ])("%s", (line) => {
    expect(startsTail(line)).toBe(true);
  });
  test.each([
    "相关部门已经介入调查。",
    "阅读推广活动",
    "评论员文章",
    "最新消息显示，水位下降。",
    "今日新闻",
    "图片新闻",
  ])("not %s", (line) => {
    expect(startsTail(line)).toBe(false);
  });
});

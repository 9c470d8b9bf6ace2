import { describe, expect, test } from "vitest";
import type { Intent } from "../../../src/answering/intent/intent.ts";
import { readIntent } from "../../../src/answering/intent/read-intent.ts";

const READ: Partial<Record<Intent, readonly string[]>> = {
  "small-talk": [
    "hey there",
    "Good morning",
    "thanks a lot!",
    "that was helpful",
    "bye",
    "got to run, cheers",
    "logging off, thanks a million",
    "辛苦了,我先撤",
    "先闪了,回头再聊",
    "ok cool",
    "👍",
    "早上好",
    "谢谢啦",
    "太棒了",
    "多謝",
    "您好,請問有人嗎",
  ],
  help: [
    "help me",
    "what can I ask you?",
    "can you answer in English?",
    "wat can u do",
    "are you a bot",
    "tell me about yourself",
    "你会干啥",
    "咋用啊",
    "你是干嘛的",
    "能用英文回答吗",
    "我該怎麼問",
  ],
  corpus: [
    "how many articles are there?",
    "list all articles",
    "what are your sources?",
    "which topics are covered?",
    "what period do the articles cover?",
    "how recent are your articles",
    "都有啥文章",
    "what have you read so far?",
    "你手头有哪几篇报道",
    "你脑袋里装了什么文章",
    "你知道哪些话题?",
    "有哪些資料來源",
    "覆盖什么时间段",
  ],
  recent: [
    "anything new?",
    "what's new this week",
    "give me a digest",
    "latest articles",
    "any news about organoids?",
    "what's new in precision medicine?",
    "有啥新闻",
    "最近發生了什麼",
    "人工智能有什么新进展",
  ],
  unclear: [
    "who else",
    "and then?",
    "what did he say?",
    "how many?",
    "?",
    "还有谁",
    "他是谁",
    "然后呢",
    "summarise it",
  ],
  outside: ["what's the weather like today?", "draw me a cat", "明天会下雨吗", "帮我写一封邮件"],
  summary: [
    "can you sum up the Xi'an forum?",
    "what was the Shanghai conference about?",
    "summarize the latest article",
    "the Tianjin forum in three sentences",
    "用三句话概括长三角联盟启动",
    "天津論壇主要內容",
    "市七医院那篇文章讲了啥",
    "brief me on the Tianjin forum",
    "boil down the hospital's news for me",
    "walk me through what Hou Yan said",
    "what did I miss at the Xi'an meeting?",
    "两句话讲清楚西安那场会",
    "把天津那则报道精简一下",
  ],
  timeline: [
    "sort all the conferences by date",
    "the forums from the earliest to the latest, please",
    "in what order did they take place?",
    "这几场会的先后次序",
    "按年份排一下这些活动",
  ],
  comparison: [
    "What did Xiao Yang and Zhu Wei each say?",
    "which one was first, the Tianjin forum or the Xi'an one, and which one was last?",
    "天津和西安的会哪个在先",
    "林鑫华和王海的观点有啥不一样",
    "上午和下午都安排了什么",
  ],
  list: [
    "all the companies in the Xi'an article",
    "give me every title of the keynote talks",
    "who is behind the alliance?",
    "这几位校长分别是谁",
    "把致辞的人一一列出来",
  ],
  "yes-no": [
    "the forum was in Tianjin, wasn't it?",
    "hang on, is Hou Yan an academician?",
    "大会是线上开的吧",
    "没记错的话是侯岩致辞的,对吗",
  ],
  person: ["who is Hou Yan?", "which hospital does Yu Baoqing run?", "侯岩是干嘛的"],
  fact: ["What did Hou Yan say?", "Hong Kong weather conference", "肖革新讲了啥"],
};

describe.each(Object.entries(READ))("%s", (intent, texts) => {
  test.each(texts)("%s", (text) => {
    expect(readIntent(text)).toBe(intent);
  });
});

test("a polite word before a question does not hide its kind", () => {
  expect(readIntent("hi, who is Hou Yan?")).toBe("person");
  expect(readIntent("请问总结一下天津论坛")).toBe("summary");
  expect(readIntent("thanks, which articles are here?")).toBe("corpus");
});

test("what is misspelt is read unless it is a word of its own", () => {
  expect(readIntent("which artcles do you have")).toBe("corpus");
  expect(readIntent("which artcles do you have", (word) => word === "artcles")).not.toBe("corpus");
});

import type { Language } from "../../domain/article.ts";

/** Every word of the frame around an answer. Nothing here comes from an article or a model. */
export interface Words {
  readonly searchedFor: (question: string) => string;
  readonly nearest: string;
  readonly noAnswer: string;
  readonly writing: string;
  readonly stopped: string;
  readonly reading: string;
  readonly asks: string;
  /** What the corpus is called when nobody named it. */
  readonly articles: string;
  readonly howToAsk: (corpus: string) => string;
  readonly answeredDirectly: string;
  readonly failed: Readonly<Record<Failure, string>>;
  readonly errorId: (id: string) => string;
  readonly digestTitle: (topic: string | null, since: string | null, until: string | null) => string;
  readonly digestReceipt: (read: number, matched: number, toldBefore: number) => string;
  readonly digestNothing: string;
  readonly briefingTitle: string;
  readonly briefingNothing: string;
  readonly dateNotUnderstood: (written: string) => string;
  readonly briefingUsage: string;
  readonly zoneUnknown: (written: string) => string;
  readonly briefingSet: (day: string, time: string, zone: string) => string;
  readonly briefingAlready: (day: string, time: string, zone: string) => string;
  readonly briefingLine: (day: string, time: string, zone: string) => string;
  readonly briefingNone: string;
  readonly briefingStopped: (count: number) => string;
  readonly cannotPost: string;
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  readonly home: (corpus: string) => readonly string[];
}

/** What a person is told about a failure; the log has the rest. */
export type Failure = "internal" | "model" | "no-index" | "busy" | "restarting" | "too-long";

const en: Words = {
  searchedFor: (question) => `Searched for: ${question}`,
  nearest: "The nearest the corpus has:",
  noAnswer: "The articles do not answer this.",
  writing: "Still checking the next sentence …",
  stopped: "Stopped as you asked.",
  reading: "is reading …",
  asks: "asks:",
  articles: "the articles",
  howToAsk: (corpus) =>
    `Ask me a whole question about ${corpus}, in English or Chinese, and I answer with the sentences that prove it.`,
  answeredDirectly:
    "I cannot post in this channel, so I answered you in a direct message. Invite me to have answers here.",
  failed: {
    internal: "I could not answer: something went wrong on my side. Please ask again.",
    model: "I could not answer: the language model did not reply. Please ask again in a minute.",
    "no-index": "I could not answer: no articles are indexed. The person who runs me has to ingest some first.",
    busy: "I have too many questions waiting. Please ask again in a few minutes.",
    restarting: "I was restarted before I could answer. Please ask again.",
    "too-long": "I took too long and gave up. Please ask again, perhaps more narrowly.",
  },
  errorId: (id) => `(error ${id})`,
  digestTitle: (topic, since, until) =>
    `Digest${topic === null ? "" : ` of ${topic}`}${since === null ? "" : `, since ${since}`}${until === null ? "" : `, until ${until}`}`,
  digestReceipt: (read, matched, toldBefore) =>
    `${read} ${read === 1 ? "article" : "articles"} read, ${matched} matched${toldBefore === 0 ? "" : `, ${toldBefore} told before and left out`}.`,
  digestNothing: "No article matches.",
  briefingTitle: "Weekly briefing",
  briefingNothing: "Weekly briefing: no new articles since the last one.",
  dateNotUnderstood: (written) =>
    `I do not understand the date “${written}”. Write it like this: /digest education since 2025-06-01, since June 1, or since last week.`,
  briefingUsage:
    "Write it like this: /briefing weekly MONDAY 09:00 Asia/Shanghai, or /briefing list, or /briefing stop.",
  zoneUnknown: (written) =>
    `I do not know the time zone “${written}”. Use a name like Asia/Shanghai or Europe/Berlin: /briefing weekly MONDAY 09:00 Asia/Shanghai.`,
  briefingSet: (day, time, zone) =>
    `A briefing on new articles will be posted here every ${day} at ${time} (${zone}). End it with /briefing stop.`,
  briefingAlready: (day, time, zone) => `This channel already has a briefing every ${day} at ${time} (${zone}).`,
  briefingLine: (day, time, zone) => `Every ${day} at ${time} (${zone})`,
  briefingNone: "This channel has no briefing. Start one with /briefing weekly MONDAY 09:00.",
  briefingStopped: (count) =>
    count === 0
      ? "This channel had no briefing."
      : `Stopped: ${count} ${count === 1 ? "briefing" : "briefings"} of this channel.`,
  cannotPost: "I cannot post in this channel. Invite me first, then try again.",
  weekdays: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  home: (corpus) => [
    `I answer questions about ${corpus} and quote the sentences that prove it. What the articles do not say, I do not say.`,
    "Mention me in a channel, write to me here, or use /ask. In a thread I have answered in, just go on asking.",
    "/digest [topic] [since DATE] tells what the articles of a period say.",
    "/briefing weekly MONDAY 09:00 [Area/City] posts what is new every week; /briefing list shows it, /briefing stop ends it.",
  ],
};

const zhHans: Words = {
  searchedFor: (question) => `检索的问题:${question}`,
  nearest: "语料中最接近的内容:",
  noAnswer: "这些文章没有回答这个问题。",
  writing: "正在核对下一句……",
  stopped: "已按要求停止。",
  reading: "正在阅读……",
  asks: "提问:",
  articles: "这些文章",
  howToAsk: (corpus) => `请用中文或英文问我一个关于${corpus}的完整问题,我会用原文的句子作答。`,
  answeredDirectly: "我不能在此频道发言,已在私信中回答。邀请我加入后即可在这里回答。",
  failed: {
    internal: "未能回答:我这边出了问题,请再问一次。",
    model: "未能回答:语言模型没有回应,请稍后再问。",
    "no-index": "未能回答:还没有索引任何文章,请管理员先导入文章。",
    busy: "等待的问题太多,请几分钟后再问。",
    restarting: "我在回答之前重新启动了,请再问一次。",
    "too-long": "用时过长,已放弃。请再问一次,或把问题缩小一些。",
  },
  errorId: (id) => `(错误编号 ${id})`,
  digestTitle: (topic, since, until) =>
    `摘要${topic === null ? "" : `:${topic}`}${since === null ? "" : `,自 ${since}`}${until === null ? "" : `,至 ${until}`}`,
  digestReceipt: (read, matched, toldBefore) =>
    `共读 ${read} 篇,符合 ${matched} 篇${toldBefore === 0 ? "" : `,已报过而略去 ${toldBefore} 篇`}。`,
  digestNothing: "没有符合的文章。",
  briefingTitle: "每周简报",
  briefingNothing: "每周简报:上次以来没有新文章。",
  dateNotUnderstood: (written) =>
    `看不懂日期“${written}”。请这样写:/digest 教育 since 2025-06-01,或 since 6月1日,或 since 上周。`,
  briefingUsage: "请这样写:/briefing weekly 周一 09:00 Asia/Shanghai,或 /briefing list,或 /briefing stop。",
  zoneUnknown: (written) =>
    `不认识时区“${written}”。请用 Asia/Shanghai 或 Europe/Berlin 这样的名称:/briefing weekly 周一 09:00 Asia/Shanghai。`,
  briefingSet: (day, time, zone) => `每${day} ${time}(${zone})将在此发布新文章简报。用 /briefing stop 停止。`,
  briefingAlready: (day, time, zone) => `此频道已有每${day} ${time}(${zone})的简报。`,
  briefingLine: (day, time, zone) => `每${day} ${time}(${zone})`,
  briefingNone: "此频道没有简报。用 /briefing weekly 周一 09:00 开始。",
  briefingStopped: (count) => (count === 0 ? "此频道没有简报。" : `已停止此频道的 ${count} 份简报。`),
  cannotPost: "我不能在此频道发言。请先邀请我,再试一次。",
  weekdays: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
  home: (corpus) => [
    `我回答关于${corpus}的问题,并引用作为依据的原句。文章没有说的,我不说。`,
    "在频道中提到我,在这里给我写信,或使用 /ask。在我回答过的消息列中可以直接追问。",
    "/digest [主题] [since 日期] 汇总一段时间的文章。",
    "/briefing weekly 周一 09:00 [Area/City] 每周发布新内容;/briefing list 查看,/briefing stop 停止。",
  ],
};

const zhHant: Words = {
  searchedFor: (question) => `檢索的問題:${question}`,
  nearest: "語料中最接近的內容:",
  noAnswer: "這些文章沒有回答這個問題。",
  writing: "正在核對下一句……",
  stopped: "已按要求停止。",
  reading: "正在閱讀……",
  asks: "提問:",
  articles: "這些文章",
  howToAsk: (corpus) => `請用中文或英文問我一個關於${corpus}的完整問題,我會用原文的句子作答。`,
  answeredDirectly: "我不能在此頻道發言,已在私訊中回答。邀請我加入後即可在這裡回答。",
  failed: {
    internal: "未能回答:我這邊出了問題,請再問一次。",
    model: "未能回答:語言模型沒有回應,請稍後再問。",
    "no-index": "未能回答:還沒有索引任何文章,請管理員先匯入文章。",
    busy: "等待的問題太多,請幾分鐘後再問。",
    restarting: "我在回答之前重新啟動了,請再問一次。",
    "too-long": "用時過長,已放棄。請再問一次,或把問題縮小一些。",
  },
  errorId: (id) => `(錯誤編號 ${id})`,
  digestTitle: (topic, since, until) =>
    `摘要${topic === null ? "" : `:${topic}`}${since === null ? "" : `,自 ${since}`}${until === null ? "" : `,至 ${until}`}`,
  digestReceipt: (read, matched, toldBefore) =>
    `共讀 ${read} 篇,符合 ${matched} 篇${toldBefore === 0 ? "" : `,已報過而略去 ${toldBefore} 篇`}。`,
  digestNothing: "沒有符合的文章。",
  briefingTitle: "每週簡報",
  briefingNothing: "每週簡報:上次以來沒有新文章。",
  dateNotUnderstood: (written) =>
    `看不懂日期「${written}」。請這樣寫:/digest 教育 since 2025-06-01,或 since 6月1日,或 since 上週。`,
  briefingUsage: "請這樣寫:/briefing weekly 週一 09:00 Asia/Taipei,或 /briefing list,或 /briefing stop。",
  zoneUnknown: (written) =>
    `不認識時區「${written}」。請用 Asia/Taipei 或 Europe/Berlin 這樣的名稱:/briefing weekly 週一 09:00 Asia/Taipei。`,
  briefingSet: (day, time, zone) => `每${day} ${time}(${zone})將在此發布新文章簡報。用 /briefing stop 停止。`,
  briefingAlready: (day, time, zone) => `此頻道已有每${day} ${time}(${zone})的簡報。`,
  briefingLine: (day, time, zone) => `每${day} ${time}(${zone})`,
  briefingNone: "此頻道沒有簡報。用 /briefing weekly 週一 09:00 開始。",
  briefingStopped: (count) => (count === 0 ? "此頻道沒有簡報。" : `已停止此頻道的 ${count} 份簡報。`),
  cannotPost: "我不能在此頻道發言。請先邀請我,再試一次。",
  weekdays: ["週日", "週一", "週二", "週三", "週四", "週五", "週六"],
  home: (corpus) => [
    `我回答關於${corpus}的問題,並引用作為依據的原句。文章沒有說的,我不說。`,
    "在頻道中提到我,在這裡給我寫信,或使用 /ask。在我回答過的討論串中可以直接追問。",
    "/digest [主題] [since 日期] 彙整一段時間的文章。",
    "/briefing weekly 週一 09:00 [Area/City] 每週發布新內容;/briefing list 查看,/briefing stop 停止。",
  ],
};

const WORDS: Readonly<Record<Language, Words>> = { en, "zh-Hans": zhHans, "zh-Hant": zhHant };

/** The frame words of a language. */
export function wordsOf(language: Language): Words {
  return WORDS[language];
}

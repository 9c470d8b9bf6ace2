/** What somebody is asked to have said; `about` as it stands in the question, null where anything they said will do. */
export interface StatementAsked {
  readonly about: string | null;
}

const ASKS_EN = /\b(?:what|how|which)\b/iu;
const SPEAKS_EN =
  /\b(?:sa(?:y|id|ys|ying)|recommend|suggest|propos|argu|claim|stress|emphasi[sz]|point out|pointed out|think|thought|believe|talk|spoke|speak|comment|remark|advi[cs]e|address|announce|describ|explain|opinion|views?|take on|position on|stance|statement|message|speech)/iu;
const ABOUT_EN = /\b(?:about|on|regarding|concerning|think of|thought of|make of|made of)\s+([^?.!]{2,80})[?.!\s]*$/iu;
/** "On stage", "on behalf of": no matter that is spoken of. */
const NO_MATTER =
  /^(?:the )?(?:stage|behalf|day|that day|the day|\d|it|this|that|site|video|zoom|air|camera|occasion)\b/iu;

const ASKS_ZH = /什么|什麼|啥|哪些|哪几|哪幾|有何|怎么|怎麼|如何|怎样|怎樣/u;
const SPEAKS_ZH =
  /说|說|讲|講|谈|談|表示|指出|认为|認為|强调|強調|建议|建議|提议|提議|提出|看法|观点|觀點|看待|评价|評價|发言|發言|致辞|致辭|演讲|演講|感言|主张|主張|介绍了|介紹了/u;
const ABOUT_ZH: readonly RegExp[] = [
  /(?:对于|對於|对|對|关于|關於|就|针对|針對)([^,，。?？]{2,24}?)(?:的)?(?:问题|問題|话题|話題)?(?:有|持|是|怎|如何|说|說|谈|談|讲|講|提|作|做|发表|發表|的看法|的观点)/u,
  /(?:看待|评价|評價|怎么看|怎麼看|谈到|談到)待?([^,，。?？]{2,24}?)(?:的|时|時)?[?？。]?$/u,
];

/** What a question asks a person (`asked`, as it names them) to have said; null where it asks nothing of the kind. */
export function statementAsked(text: string, asked: string): StatementAsked | null {
  const plain = text.replace(/\s+/gu, " ").trim();
  const rest = plain.replace(asked, " ");
  if (ASKS_EN.test(rest) && SPEAKS_EN.test(rest) && !/\b(?:who|whom)\b/iu.test(rest)) {
    const about = ABOUT_EN.exec(rest)?.[1]?.trim() ?? null;
    return { about: about === null || NO_MATTER.test(about) ? null : about };
  }
  if (!ASKS_ZH.test(rest) || !SPEAKS_ZH.test(rest) || /谁|誰|哪[位个個]/u.test(rest)) return null;
  const about = ABOUT_ZH.map((way) => way.exec(rest)?.[1]?.trim()).find((each) => each !== undefined && each !== "");
  return { about: about ?? null };
}

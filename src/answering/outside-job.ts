/** Where an order may begin: at the head of a clause, after words that only lead up to it. */
const HEAD_EN = String.raw`(?:^|[.;:!?,\n"']\s*|\b(?:and|then|now|please|also|but|instead|from\s+now\s+on|just|first|to|you|must|should|kindly)\s+)`;
const HEAD_ZH = String.raw`(?:^|[.。;:!?,、\s"'])(?:请|麻烦|帮忙|帮我|帮|给我|为我|替我|现在|然后|接着|之后|并且|并|再|你|您|要|能不能|能否|可以|可否|顺便|直接|务必|必须|立刻|马上|先|也|同时|我要|我想让|我希望|从现在开始|从现在起)*`;
const RULES_EN = "(?:instructions?|rules?|prompts?|guidelines?|directions|messages?|context|constraints|restrictions)";
const RULES_ZH = "(?:指令|指示|规则|提示词?|设定|要求|限制|约束|命令)";
const WORK_EN =
  "(?:poems?|songs?|stor(?:y|ies)|jokes?|essays?|code|scripts?|e?-?mails?|haikus?|limericks?|lyrics|raps?|novels?|letters?|programs?|functions?|speech|ode|sonnet)";
const WORK_ZH = "(?:诗歌?|歌词|歌|故事|笑话|代码|作文|小说|剧本|程序|脚本|邮件|情书|段子|信|文案|论文)";
const PIECE_ZH = "(?:[一两几]?(?:首|个|段|篇|封|则|曲|些|份|支|部)|点)";

const ORDERS: readonly RegExp[] = [
  new RegExp(
    `${HEAD_EN}(?:ignore|disregard|forget|override|bypass|skip)\\b(?:\\s+(?:all|any|of|your|the|these|those|my|previous|prior|above|earlier|preceding|other|system|safety|every))*\\s+(?:${RULES_EN}\\b|everything\\s+(?:above|before|you|i)|(?:what|all)\\s+(?:is\\s+)?above|the\\s+above)`,
    "u",
  ),
  /\b(?:your|the)\s+(?:(?:full|whole|exact|hidden|secret|initial|original|own)\s+)*(?:system\s+|initial\s+|hidden\s+|secret\s+)(?:prompts?|instructions?|message)\b/u,
  new RegExp(
    `${HEAD_EN}(?:show|reveal|print|repeat|tell|give|output|display|share|list|leak|write|what(?:'s| is| are| were))\\b.{0,20}\\byour\\s+(?:\\p{L}+\\s+){0,2}(?:prompts?|instructions?|rules|guidelines)\\b`,
    "u",
  ),
  new RegExp(
    `${HEAD_EN}(?:write|compose|draft|make\\s+up|invent|generate|create|sing|recite)\\s+(?:(?:me|us)\\s+)?(?:an?|another|some|the)\\s+(?:\\p{L}+[ -]){0,3}${WORK_EN}\\b`,
    "u",
  ),
  new RegExp(`${HEAD_EN}tell\\s+(?:me|us)\\s+(?:an?|another|some)\\s+(?:\\p{L}+[ -]){0,3}${WORK_EN}\\b`, "u"),
  new RegExp(`${HEAD_EN}(?:write|generate)\\s+(?:me\\s+)?(?:\\p{L}+\\s+)?(?:code|poetry|lyrics)\\b`, "u"),
  new RegExp(`${HEAD_EN}(?:pretend\\s+(?:to|that|you)|act\\s+as|role-?play|you\\s+are\\s+now\\s+an?)\\b`, "u"),
  new RegExp(
    `${HEAD_ZH}(?:忽略|无视|忘记|忘掉|忘了|不要理会|不理会|绕过|不要遵守|别管|抛开|跳过)掉?.{0,12}(?:${RULES_ZH}|(?:以上|之前|前面|上面)的?(?:所有|全部|一切)?(?:内容|话|文字|对话|消息|$))`,
    "u",
  ),
  /(?:你的|您的)(?:系统|初始|原始|隐藏|内部|全部|完整|所有)*(?:提示词?|提示语|指令|指示|规则|设定|prompt)/u,
  new RegExp(
    `${HEAD_ZH}(?:显示|输出|打印|告诉我|重复|公开|说出|透露|泄露|展示|列出|复述|给我看).{0,8}(?:系统|初始)(?:提示词?|提示语|指令|prompt)`,
    "u",
  ),
  new RegExp(`${HEAD_ZH}(?:写|作|创作|编|编写|讲|来|生成|写出|唱|说)${PIECE_ZH}.{0,10}${WORK_ZH}`, "u"),
  new RegExp(`${HEAD_ZH}(?:写|作|编写|生成|讲)(?:诗|代码|笑话|歌词|作文|小说)(?:$|[,。.!吧给])`, "u"),
  new RegExp(`${HEAD_ZH}(?:假装|扮演|装作|假设你|角色扮演|你现在是|现在是一[个名位])`, "u"),
];

/** What someone else said, in quotation marks, orders nobody about here. */
const QUOTED = /"[^"]{1,60}"|“[^”]{1,60}”|「[^」]{1,60}」|《[^》]{1,60}》/gu;
const ASKS = /\b(?:who|what|which|when|where|why|how|did|does)\b|谁|什么|哪|何|吗|多少|为什么/u;

/**
 * Whether a message orders the bot about instead of asking the corpus, even behind a question that looks real.
 * `folded`: as src/language/fold.ts gives it.
 */
export function outsideJob(folded: string): boolean {
  const bare = folded.replace(QUOTED, " ");
  const said = ASKS.test(bare) ? bare : folded;
  return ORDERS.some((order) => order.test(said));
}

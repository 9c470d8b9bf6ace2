const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|rule|prompt|above|previous|everything)/iu,
  /\b(?:show|reveal|print|repeat|tell me|what(?:'s| is| are)|give me)\b.{0,30}\b(?:your|the|system)\b.{0,20}\b(?:prompt|instructions?|rules)\b/iu,
  /\b(?:write|compose|draft|make up|invent)\b.{0,25}\b(?:poem|song|story|joke|essay|code|script|email|haiku)\b/iu,
  /\b(?:pretend|act as|you are now|role-?play)\b/iu,
  /(?:忽略|无视|忘记|不要理会).{0,15}(?:指令|指示|规则|提示|以上|之前)/u,
  /(?:显示|输出|告诉我|重复|公开).{0,10}(?:你的)?(?:提示词|系统提示|系统指令|指令)/u,
  /(?:写|作|创作|编|讲).{0,6}(?:一首诗|首诗|诗歌|歌词|故事|笑话|代码|作文)/u,
  /(?:假装|扮演)/u,
];

/** Whether a question orders the bot about instead of asking the corpus. `folded`: as src/text/fold.ts gives it. */
export function outsideJob(folded: string): boolean {
  return ORDERS.some((order) => order.test(folded));
}

import { fold } from "../../language/fold.ts";

/** Marks of chat templates and of our own prompt: no article has a reason to hold them. */
const TEMPLATE =
  /<\|[a-z_ ]{2,30}\|>|\[\/?inst\]|<<\/?sys>>|<\/?(?:system|assistant|user|sources|thread|tool_call|instructions?)>|[⟦⟧]|<start_of_turn>|^(?:###\s*)?(?:system|assistant|系统|助手)\s*:/u;

/** What is said to a machine that reads, not to a person. On folded text: Traditional script reads as Simplified. */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules|guidelines|directives|directions)\b/u,
  /\b(?:system|developer|hidden|initial) (?:prompt|message|instructions?)\b/u,
  /\b(?:you are|you're|act as) (?:now |no longer )?(?:an? )?(?:ai|assistant|language model|chatbot|dan)\b|\byou are now\b/u,
  /\b(?:new|updated|important) instructions?\b.{0,30}(?::|for (?:the )?(?:ai|assistant|model|bot))/u,
  /\b(?:ai|language models?|assistants?|chatbots?|llms?)\b.{0,30}\b(?:must|should|shall) (?:now )?(?:answer|reply|respond|say|output|cite|include|post|ignore|tell|write)\b/u,
  /\b(?:answer|reply|respond) (?:only |every question )?with\b|\bcite (?:the )?(?:id|source|sentence)\b|\bcite [a-z]{3}\b/u,
  /(?:忽略|无视|忘记|忘掉|不要理会|不必理会|抛开|绕过|跳过)[^。!?]{0,6}(?:以上|上述|上面|之前|此前|先前|前面|所有|一切|全部|系统|你的)[^。!?]{0,8}(?:指示|指令|提示词?|规则|命令|设定|要求)/u,
  /(?:忽略|无视|忘记|忘掉|不要理会|不必理会|绕过)[^。!?,]{0,4}(?:指示|指令|提示词)/u,
  /(?:系统|开发者|初始|隐藏)(?:提示词|指令\s*[:是为])/u,
  /(?:你|您)(?:从现在(?:起|开始)|现在),?(?:是(?:一[个名位]|没有|不受)|扮演|必须|不再)/u,
  /(?:ai|人工智能|语言模型|大模型|机器人|智能)(?:助手|助理|模型)?[^。!?]{0,10}(?:必须|务必|应当|请)(?:立即|先|只|仅)?(?:回答|回复|输出|引用|附上|说|写|发布|转发|通知)/u,
  /(?:只|仅|一律|统一)(?:需|能|要|可)?(?:回答|回复|输出|答复)(?![了过])|引用(?:编号|标识|句子id|id)/u,
];

/** What passes for an id or a reply of our own form. Ids are small letters, so this is not read folded. */
const FORGED = /[[【]\s*[b-df-hj-np-tv-xz]{3}\s*[\]】]|\{\s*["“]|["“](?:claims|ids|insufficient)["”]\s*:/u;

/** Whether a text speaks to the machine that reads it: an order to a model, or a mark that would end or fake a turn. */
export function isInjected(text: string): boolean {
  const folded = fold(text);
  return TEMPLATE.test(folded.trim()) || FORGED.test(text) || ORDERS.some((order) => order.test(folded));
}

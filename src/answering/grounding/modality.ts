/** Words that turn a statement round or put it off, in folded text. What only looks like one is blanked first. */

const HARMLESS =
  /(?:西部|合作|行动|发展|培养|战略|研究|五年|人才|联合|年度|工作|和平|援助|教育)计划|希望(?:工程|小学|中学|学校)|计划(?=["'》的,。、;)]|$)|建议(?=["'》的,。、;)]|书|稿|$)|将(?=军|士|领)|不断|不仅|不少|不同|不过|不久|不但|不论|不管|不止|不足|不超过|不低于|不高于|不锈|不动产|不限|不一|不易|不凡|不懈|不利|不良|不满|不安|不妨|不如|不已|不乏|不愧|不得不|并不只|非常|非洲|非遗|非物质|是非|未来|未成年|无人|无线|无论|无锡|无疑|无数|无缘|无障碍|无偿|没收|计划生育|no longer than|not only|no\.\s?\d|no less than|no fewer than|no more than|whether or not/gu;

/** The text with harmless look-alikes blanked, offsets kept. */
export function blanked(folded: string): string {
  return folded.replace(HARMLESS, (word) => "_".repeat(word.length));
}

/** What stands over a word: negated, only possible or intended, only proposed, or nothing of these. */
export interface Mood {
  readonly negated: boolean;
  /** 有望, 拟, 计划, 可能, may, plans to. */
  readonly open: boolean;
  /** 将, will: weaker than `open`, because news tell what is to come and then came. */
  readonly future: boolean;
  readonly proposed: boolean;
  /** 已, 已经, has: said to be so by now. */
  readonly done: boolean;
}

const NEGATION =
  /不|未|没|无法|无需|无意|并非|否认|拒绝|禁止|取消|推迟|停止|反对|避免|防止|难以|\b(?:not|never|no|cannot|without|nor|neither|denie[sd]|deny|refuse[sd]?|cancell?ed|postponed|opposed|rejected)\b|n't\b/u;
const OPEN =
  /有望|有可能|可能|或将|或许|预计|预期|拟|计划|打算|准备|考虑|如果|若|力争|争取|有意|\b(?:may|might|could|expect(?:s|ed)?|likely|plans?|planned|planning|intends?|intended|consider(?:s|ed|ing)?|aims?|hopes? to|if|would)\b/u;
/** 将 before its verb or what may stand between; before a noun it is 把 (将包裹寄出). */
const FUTURE =
  /即将|将(?:$|[\d于在从对向与同为以由会被再继进全首共陆分正持重率])|\b(?:will|shall|going to|is to|are to)\b/u;
const PROPOSED =
  /建议|提议|倡议|呼吁|希望|期待|应当|应该|主张|\b(?:suggest(?:s|ed)?|propos(?:e[sd]?|ing|al)|recommend(?:s|ed)?|urge[sd]?|call(?:s|ed) (?:for|on)|should|ought)\b/u;
const DONE = /已|曾|了|成功|\b(?:has|have|had|already)\b/u;

/** What says of a claim itself that it is about what is to come. */
const TO_COME =
  /将|决定|同意|承诺|未来|明年|下一步|今后|届时|接下来|下阶段|(?<![主重需必])要(?!求)|\b(?:will|shall|going to|is to|are to|next)\b/u;
/** What goes on from an earlier clause (将研究…，并推出…). */
export const LASTING = /将(?=$|[\d于在从对向与同为以由会被再继进全首共陆分正持重率]|\p{Script=Han}{2})|计划|预计|决定/u;
const ADJACENT = {
  negated: /(?:不|未|没|没有|未能|不能|无|拒绝)$/u,
  open: /(?:有望|可能|或将|或会|拟|预计|打算)[会将于]?$/u,
  proposed: /(?:建议|提议|倡议)$/u,
};

/** The mood that stands right before a word: all that can be told of a word that need not be a verb. */
export function moodBefore(before: string): Mood {
  const tail = before.slice(-4);
  return {
    negated: ADJACENT.negated.test(tail),
    open: ADJACENT.open.test(tail),
    future: false,
    proposed: ADJACENT.proposed.test(tail),
    done: false,
  };
}

/** The mood of what follows the end of `before`, a piece of blanked text reaching back to the clause's beginning. */
export function moodOf(before: string, after: string, reach: "near" | "far"): Mood {
  const near = reach === "far" ? before : before.slice(/\p{Script=Han}/u.test(before) ? -10 : -40);
  const nearest = before.slice(/\p{Script=Han}/u.test(before) ? -4 : -24);
  return {
    negated: NEGATION.test(nearest),
    open: OPEN.test(near),
    future: (reach === "far" ? TO_COME : FUTURE).test(near),
    proposed: PROPOSED.test(near),
    done: DONE.test(nearest) || /^了/u.test(after),
  };
}

/** Whether the text is negated anywhere. */
export function negates(folded: string): boolean {
  return NEGATION.test(blanked(folded)) || /无|非|失败|落空/u.test(blanked(folded));
}

interface Kind {
  readonly word: RegExp;
  /** Reject only if the evidence has this instead; always when it is not given. */
  readonly against?: RegExp;
}

/** Words of decision and their opposites: a claim may use one only if the evidence has one of its kind. */
const KINDS: readonly Kind[] = [
  {
    word: /决定|裁定|裁决|判决|判例|\b(?:decid|decision|rul(?:ed|ing)\b)/u,
    against: new RegExp(`${PROPOSED.source}|拟|计划|考虑`, "u"),
  },
  {
    word: /批准|获批|核准|准许|\b(?:approv|authori[sz])/u,
    against: new RegExp(`${PROPOSED.source}|申请|提交|拟|计划|考虑`, "u"),
  },
  {
    word: /建议|提议|倡议|提出|认为|表明|暗示|\b(?:suggest|propos|recommend)/u,
    against: /决定|批准|裁定|通过/u,
  },
  { word: /拒绝|驳回|否决|谢绝|不愿|不肯|\b(?:refus|reject|veto|declin)/u },
  { word: /否认|\b(?:deny|denie)/u },
  { word: /取消|撤销|撤回|废除|\b(?:cancel|abolish|withdr|repeal|revok)/u },
  { word: /推迟|延期|推后|延后|延迟|\b(?:postpon|delay|put off)/u },
  {
    word: /禁止|禁令|严禁|不得|\b(?:ban(?:s|ned)?\b|prohibit|forbid|forbade|outlaw)/u,
  },
  { word: /反对|抵制|\b(?:oppos(?:e|ed|es|ing|ition)\b|object(?:s|ed) to)/u },
  { word: /指控|起诉|控告|被控|\b(?:accus|indict|sued?\b)/u },
];

/** A word of the claim whose kind does not occur in the evidence; null when there is none. */
export function missingKind(claim: string, evidence: string): string | null {
  const missing = KINDS.find(
    ({ word, against }) => word.test(claim) && !word.test(evidence) && (against?.test(evidence) ?? true),
  );
  return missing?.word.exec(claim)?.[0] ?? null;
}

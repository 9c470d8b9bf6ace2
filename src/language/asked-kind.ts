/** What kind of thing would answer a question; null when it cannot be told from its words. */
export type AskedKind = "person" | "number" | "date" | "place" | "organisation" | "reason" | null;

const PATTERNS: readonly (readonly [Exclude<AskedKind, null>, RegExp])[] = [
  [
    "number",
    /多少|几[个位家名次所条年天]|多[久长大高远重]|how (?:many|much|long|old|far|large|big|tall)|what (?:percent|percentage|number|amount|proportion|share|ratio)|占比|比例|百分之几/iu,
  ],
  [
    "date",
    /什么时候|何时|哪一?[年天日月]|几月|几号|when\b|what (?:year|date|day|month|time)|which (?:year|date|day|month)|in what year|日期|時間|时间是/iu,
  ],
  [
    "person",
    /谁|誰|哪一?[位名]|何人|who\b|whom\b|whose\b|which (?:person|player|scientist|professor|official|president|minister)/iu,
  ],
  [
    "place",
    /哪里|哪裡|哪儿|何地|何处|什么地方|哪个(?:城市|国家|省|地区|地方|州|县|市)|where\b|(?:what|which) (?:city|country|state|province|place|town|region|county|continent)|在哪/iu,
  ],
  [
    "organisation",
    /哪一?[家所]|哪个(?:机构|公司|单位|部门|学校|大学|医院|组织|团队|队)|(?:what|which) (?:company|university|hospital|organi[sz]ation|institution|agency|team|school|college|association)/iu,
  ],
  ["reason", /为什么|為什麼|为何|原因|why\b/iu],
];

/** The kind of answer a question asks for. */
export function askedKind(question: string): AskedKind {
  return PATTERNS.find(([, pattern]) => pattern.test(question))?.[0] ?? null;
}

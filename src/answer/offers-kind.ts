import type { AskedKind } from "../text/asked-kind.ts";
import { dateMentions } from "../text/dates.ts";
import { quantities } from "../text/numbers.ts";

const PERSON =
  /(?:教授|院士|主任|校长|校長|院长|院長|会长|會長|书记|書記|董事长|董事長|总裁|總裁|博士|先生|女士|记者|部长|部長|主席|总统|總統|局长|司长|理事长)|·|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u;
const PLACE = /[省市县縣区區州国國镇鎮村岛島山河湖路街城]|\b(?:in|at|near) \p{Lu}/u;
const ORGANISATION =
  /(?:大学|大學|学院|學院|医院|醫院|公司|集团|集團|研究院|研究所|协会|協會|学会|學會|联盟|聯盟|委员会|委員會|中心|政府|部门|部門|局|厅|廳)|\p{Lu}\p{L}+ (?:University|Hospital|Company|Institute|Association)/u;
const REASON = /因为|因為|由于|由於|原因|为了|為了|导致|導致|because|due to|since|in order to/iu;

/** Whether a sentence holds something of the kind asked for that the question does not hold itself. */
export function offersKind(sentence: string, kind: Exclude<AskedKind, null>, question: string): boolean {
  if (kind === "number") {
    const asked = new Set(quantities(question).map(({ value }) => value));
    return quantities(sentence).some(({ value }) => !asked.has(value));
  }
  if (kind === "date") return dateMentions(sentence).length > 0;
  if (kind === "person") return PERSON.test(sentence);
  if (kind === "place") return PLACE.test(sentence);
  if (kind === "organisation") return ORGANISATION.test(sentence);
  return REASON.test(sentence);
}

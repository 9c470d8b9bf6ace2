import { SURNAMES } from "../../language/pinyin.ts";
import { hanWords } from "./atoms.ts";
import type { ClaimLexicon } from "./claim-lexicon.ts";
import { isPlace } from "./demonyms.ts";
import { isProper, withoutRank } from "./proper.ts";

/** "name": someone or somewhere, the word does not tell which. */
export type NameKind = "person" | "place" | "organisation" | "name";

/** A name in a folded Chinese text. */
export interface Name {
  readonly text: string;
  readonly kind: NameKind;
  readonly start: number;
  readonly end: number;
}

const PLACE =
  /\b(?:capital|city|town|county|district|prefecture|province|country|island|river|state|municipality|region|republic)\b/u;
const PERSON = /\b(?:politician|business(?:man|woman|magnate)|president|minister|player|actor|poet|writer|\d{4}-)/u;
const RANKED = /^.+(?:省|市|县|区|州|镇|乡|村|岛|国|洲|旗|盟|街道)$/u;
const ORGANISATION =
  /^.*(?:公司|集团|大学|学院|中学|小学|医院|银行|协会|学会|商会|联合会|委员会|基金会|研究院|研究所|中心|法院|检察院|政府|俱乐部|出版社|通讯社|联社|路透|法新|电视台|联盟|部|局|厅|署|院|委)$/u;
/** Words that end like an organisation and are none. */
const NO_ORGANISATION =
  /(?:部署|格局|僵局|结局|布局|大局|全局|时局|政局|全部|内部|外部|[东西南北中]部|干部|局部|大厅|餐厅|住院|出院|入院|法院派|编委|常委|政委)$/u;
const BYLINE = /(?:记者|通讯员|编辑|责编|摄影|实习生)[\s:]*\p{Script=Han}{0,3}\s?$/u;
/** Who reports, not who is reported on. */
const PRESS =
  /(?:新华|中新|人民网|环球|时报|日报|晚报|早报|周报|通讯社|联社|路透|法新|电视台|日电|记者|本报|消息|新闻网|中新网|央视|客户端)/u;
/** Words that belong to no name, though an organisation's kind may follow them. */
const APART =
  /^(?:该|本|此|这|那|某|各|每|和|与|及|等|的|在|由|从|向|对|为|据|是|有|让|到|给|被|将|把|了|并|也|都|还|称)$/u;

const kinds = new WeakMap<ClaimLexicon, Map<string, NameKind | null>>();

/** The names of a folded Chinese text, in order: persons, places and organisations, as far as words and dictionary tell. */
export function namesIn(text: string, lexicon: ClaimLexicon): readonly Name[] {
  const names: Name[] = [];
  for (const run of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    const words = hanWords(run[0], run.index, lexicon);
    for (const [i, word] of words.entries()) {
      if (PRESS.test(word.text) || BYLINE.test(text.slice(Math.max(0, word.start - 6), word.start))) continue;
      const organisation = ORGANISATION.test(word.text) && !NO_ORGANISATION.test(word.text) ? headOf(words, i) : null;
      if (organisation !== null) {
        names.push({
          text: text.slice(organisation, word.end),
          kind: "organisation",
          start: organisation,
          end: word.end,
        });
        continue;
      }
      const kind = kindOf(word.text, lexicon);
      if (kind !== null) names.push({ ...word, kind });
    }
  }
  return names;
}

/** Where the name of an organisation begins whose kind is the word at `i`: two words back at most; null when it names none. */
function headOf(words: readonly { text: string; start: number; end: number }[], i: number): number | null {
  let from = i;
  while (from > 0 && i - from < 2 && !APART.test(words[from - 1]?.text ?? "")) from--;
  const [head, last] = [words[from], words[i]];
  if (head === undefined || last === undefined || last.end - head.start < 4) return null;
  return head.start;
}

/** What a Chinese word names; null when it is no name. */
export function kindOf(word: string, lexicon: ClaimLexicon): NameKind | null {
  const cache = kinds.get(lexicon) ?? new Map<string, NameKind | null>();
  kinds.set(lexicon, cache);
  let kind = cache.get(word);
  if (kind === undefined) {
    kind = judge(word, lexicon);
    cache.set(word, kind);
  }
  return kind;
}

function judge(word: string, lexicon: ClaimLexicon): NameKind | null {
  if (word.length < 2 || /^[我本全各该]|^人民币$/u.test(word)) return null;
  const glosses = lexicon.glosses(word);
  const known = glosses.length > 0 || lexicon.properNoun(word);
  if (!known) {
    const bare = withoutRank(word);
    if (RANKED.test(word) && bare !== word && kindOf(bare, lexicon) !== null) return "place";
    return word.length <= 3 &&
      SURNAMES.has(word[0] ?? "") &&
      !/[的了在和与等说称名余万元着日月年第该这那也还都会能被]/u.test(word)
      ? "person"
      : null;
  }
  if (!lexicon.properNoun(word) && !isProper(word, lexicon)) return null;
  if (/[军党队会院社报]$/u.test(word)) return word.length > 3 ? "organisation" : null;
  if (glosses.some((gloss) => PERSON.test(gloss))) return "person";
  if (isPlace(word) || RANKED.test(word) || glosses.some((gloss) => PLACE.test(gloss))) return "place";
  if (["省", "市"].some((rank) => lexicon.properNoun(word + rank))) return "place";
  return glosses.length === 0 && word.length <= 3 && !SURNAMES.has(word[0] ?? "") ? "place" : "name";
}

/** How wide a place is: 2 a country or more, 1 a province, 0 anything else. What happens in a city happens in its province too. */
export function breadth(place: string, lexicon: ClaimLexicon): number {
  const name = withoutRank(place);
  if (isPlace(place) || isPlace(name) || /[国洲]$/u.test(place)) return 2;
  return /[省区]$/u.test(place) ||
    lexicon.properNoun(`${name}省`) ||
    /^(?:内蒙古|广西|新疆|西藏|宁夏|香港|澳门|台湾)/u.test(place)
    ? 1
    : 0;
}

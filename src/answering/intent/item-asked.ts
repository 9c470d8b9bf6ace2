import { fold } from "../../language/fold.ts";
import { quantities } from "../../language/numbers.ts";
import type { AnalysedQuestion } from "../../retrieval/query/analysed-question.ts";
import { type ItemKind, itemKinds, type Predicate, predicates } from "./composer-words.ts";
import { wordPattern } from "./word-pattern.ts";

/** What a list is asked to hold. */
export interface ItemAsked {
  readonly kind: ItemKind;
  /** What those who are asked for must have done, as far as the words tell. */
  readonly predicates: readonly Predicate[];
  /** How many there are, where the question says so: "the four priorities". */
  readonly count: number | null;
  /** Only those from abroad. */
  readonly foreign: boolean;
}

const FOREIGN = /foreign|overseas|international guest|from abroad|境外|海外|外国|国外|外籍|外宾|外方/u;
/** What asks for a list of whatever noun follows; the noun nearest behind it is the one that is asked for. */
const ASKS =
  /(?:which|what|who|whom|list|name|names|titles|all|every|any)(?![a-z])|哪些|哪几|哪[二两三四五六七八九十\d]{1,3}(?=[项个位家所条点大])|有哪|列出|列举|所有|都有|几位|哪家|哪所|谁/gu;

/** 哪些 with the noun it asks for; its title or its like is no noun of its own. */
const ASKED_NOUN = /哪[些几](?=\p{Script=Han}{2})(?!.?(?:题目|标题|名称|名字|内容|主题))/u;

/** What a question wants listed; null where no kind of thing can be read from it. */
export function itemAsked({ folded, names }: Pick<AnalysedQuestion, "folded" | "names">): ItemAsked | null {
  const plain = withoutNames(
    folded,
    names.map(({ asked }) => asked),
  );
  const kind = kindIn(plain);
  if (kind === null) return null;
  const did = predicates().filter(({ asked }) => wordPattern(asked).test(plain));
  const anybody = kind.kind === "person" && kind.held.length === 0;
  return {
    kind: anybody && did.some(({ by }) => by === "body") ? anyBody() : kind,
    predicates: did,
    count: countIn(plain),
    foreign: FOREIGN.test(plain),
  };
}

/** The last kind of body in the file is any of them. */
function anyBody(): ItemKind {
  return itemKinds().findLast(({ kind }) => kind === "body")!;
}

/** "Who are the officials" asks for officials: a title that is named says more than that it is somebody. */
function kindIn(plain: string): ItemKind | null {
  const nearest = nearestKind(plain);
  if (nearest === null || nearest.kind !== "person" || nearest.held.length > 0) return nearest;
  const titled = itemKinds().find(
    ({ kind, held, asked }) => kind === "person" && held.length > 0 && wordPattern(asked).test(plain),
  );
  const counted = itemKinds().find(({ kind, asked }) => kind === "point" && wordPattern(asked).test(plain));
  return titled ?? (countIn(plain) === null ? nearest : (counted ?? nearest));
}

/** Of the kinds a question names, the one whose word stands nearest behind what asks; of two there, the longer word. */
function nearestKind(plain: string): ItemKind | null {
  const asks = [...plain.matchAll(ASKS)].map(({ index }) => index);
  const other = ASKED_NOUN.exec(plain);
  let best: { readonly kind: ItemKind; readonly distance: number; readonly length: number } | null = null;
  for (const kind of itemKinds()) {
    const found = wordPattern(kind.asked).exec(plain);
    if (found === null) continue;
    // In Chinese the noun stands behind what asks for it, unless nothing does: 大会提出了哪些建议 asks for no conference.
    if (other !== null && found.index < other.index) continue;
    const distance = distanceTo(found.index, asks);
    const nearer =
      best === null || distance < best.distance || (distance === best.distance && found[0].length > best.length);
    if (nearer) best = { kind, distance, length: found[0].length };
  }
  return best?.kind ?? null;
}

/** How far behind the nearest asking word a noun stands; one before them all is further than any behind. */
function distanceTo(index: number, asks: readonly number[]): number {
  const behind = asks.filter((at) => at <= index).map((at) => index - at);
  return behind.length > 0 ? Math.min(...behind) : Number.MAX_SAFE_INTEGER - index;
}

/** A question without the names in it: a university that is named is not the kind that is asked for. */
export function withoutNames(folded: string, names: readonly string[]): string {
  return names
    .map((name) => fold(name))
    .filter((name) => name !== "")
    .reduce((text, name) => text.replaceAll(name, " "), folded);
}

function countIn(plain: string): number | null {
  const counts = quantities(plain).filter(
    ({ ordinal, value, unit }) => !ordinal && value > 1 && value < 100 && unit !== "percent",
  );
  return counts.length === 1 ? counts[0]!.value : null;
}

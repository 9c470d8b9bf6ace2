import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";
import { isPersonName } from "../../language/person-name.ts";
import { letterKey } from "../../language/pinyin.ts";
import type { KnownPerson } from "./known-names.ts";
import type { NameMatch } from "./name-match.ts";
import type { ReadQuestion } from "./read-question.ts";

/** Finds people whose name in characters has one wrong: 禹保庆 for 禹宝庆, sounding alike, or one of three otherwise. */
export function misspeltChinese(
  people: readonly KnownPerson[],
  lexicon: Lexicon,
): (question: ReadQuestion) => readonly NameMatch[] {
  const bySound = new Map<string, KnownPerson[]>();
  const byPart = new Map<string, KnownPerson[]>();
  const add = (map: Map<string, KnownPerson[]>, key: string, person: KnownPerson) =>
    map.set(key, [...(map.get(key) ?? []), person]);
  for (const person of people) {
    const name = fold(person.person.name);
    if (!/^\p{Script=Han}{2,3}$/u.test(name)) continue;
    add(bySound, soundOf(name, lexicon), person);
    for (const part of partsOf(name)) add(byPart, part, person);
  }
  return ({ folded, begins }) => {
    const found: NameMatch[] = [];
    for (const start of begins) {
      const match = matchAt(folded, start, { bySound, byPart, begins, lexicon });
      if (match !== null) found.push(match);
    }
    return found;
  };
}

interface Tables {
  readonly bySound: ReadonlyMap<string, readonly KnownPerson[]>;
  readonly byPart: ReadonlyMap<string, readonly KnownPerson[]>;
  readonly begins: ReadonlySet<number>;
  readonly lexicon: Lexicon;
}

function matchAt(folded: string, start: number, { bySound, byPart, begins, lexicon }: Tables): NameMatch | null {
  for (const length of [3, 2]) {
    const end = start + length;
    const text = folded.slice(start, end);
    // A name may be cut in its characters, never in the middle of a word that goes on after it.
    if (!/^\p{Script=Han}{2,3}$/u.test(text) || text.length !== length) continue;
    if (end < folded.length && !begins.has(end)) continue;
    const alike = (bySound.get(soundOf(text, lexicon)) ?? []).filter(({ person }) =>
      sharesCharacter(fold(person.name), text),
    );
    const near =
      length === 3 && isPersonName(text, lexicon) ? partsOf(text).flatMap((part) => byPart.get(part) ?? []) : [];
    const known = [...new Set(alike.length > 0 ? alike : near)];
    if (known.length === 1 && mayBeName(text, lexicon)) return { start, end, known, exact: false };
  }
  return null;
}

function soundOf(name: string, lexicon: Lexicon): string {
  return [...name].map((char) => letterKey(lexicon.readings(char)[0] ?? char)).join(" ");
}

function sharesCharacter(name: string, text: string): boolean {
  return [...text].some((char, i) => name[i] === char);
}

/** The surname with each of two given characters in its place. */
function partsOf(name: string): readonly string[] {
  return name.length === 3 ? [`${name[0]}${name[1]}?`, `${name[0]}?${name[2]}`] : [];
}

/** A word of the dictionary, or a place that the segmenter knows, is that word, however it sounds. */
function mayBeName(text: string, lexicon: Lexicon): boolean {
  const [first, ...rest] = lexicon.tagged(text);
  return lexicon.glosses(text).length === 0 && (rest.length > 0 || /^(?:nr|x)/u.test(first?.tag ?? ""));
}

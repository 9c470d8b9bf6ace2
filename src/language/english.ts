import { stemmer } from "stemmer";

/** Words that carry no meaning of their own in a search. */
export const ENGLISH_STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the of in on at to for from by with and or but is are was were be been being am do does did doing done has have had having " +
    "what who whom whose which when where why how that this these those it its as than then there here their his her him he she they them we us our you your i me my " +
    "can could would should will shall may might must not no nor so if into about over under between among during after before " +
    "all any some most more other such only own same too very just also up out off down again further once each both few many much one"
  ).split(" "),
);

/** The English words of a folded text, in order, apostrophes dropped: "Jing'an's" gives "jing'an". */
export function englishWords(folded: string): readonly string[] {
  const words = folded.match(/[a-z0-9]+(?:['.&-][a-z0-9]+)*/gu) ?? [];
  return words
    .flatMap((word) => (word.includes("-") && !/\d/u.test(word) ? word.split("-") : [word]))
    .map((word) => word.replace(/'s$/u, ""));
}

/** The longest English word in a dictionary has 45 letters; the stemmer's patterns take the square of the length. */
const LONGEST = 45;

/**
 * The form under which an English word is indexed and looked up: irregular forms by `lemma` first, then Porter's stem
 * (Porter, 1980).
 */
export function englishStem(word: string, lemma: (word: string) => string = (w) => w): string {
  return word.length > LONGEST ? word : stemmer(lemma(word));
}

import { fold } from "../../language/fold.ts";
import type { Lexicon } from "../../language/lexicon.ts";

const ONLINE = /[（(](?:线上|線上)[)）]/u;
const KINDS = [" municipality", " province", " city", " prefecture", " county", " autonomous region"];

/** A Chinese place in English, as far as the dictionary knows it or its reading tells; null for others. */
export function placeInEnglish(place: string, lexicon: Pick<Lexicon, "glosses" | "readings">): string | null {
  const bare = fold(place.replace(ONLINE, "").trim());
  if (!/^\p{Script=Han}{2,5}$/u.test(bare)) return null;
  const meaning = lexicon.glosses(bare)[0] ?? "";
  const kind = KINDS.map((each) => meaning.indexOf(each)).find((at) => at > 0);
  const gloss = meaning.slice(0, kind ?? meaning.length).trim();
  const name = gloss === "" ? spelt(bare, lexicon) : gloss;
  if (name === null) return null;
  const written = name.replace(/(?:^|\s)\p{Ll}/gu, (first) => first.toUpperCase());
  return ONLINE.test(place) ? `${written} (online)` : written;
}

/** By its sounds, an apostrophe before a vowel: Xi'an. */
function spelt(name: string, lexicon: Pick<Lexicon, "readings">): string | null {
  const sounds = Array.from(name, (char) => (lexicon.readings(char)[0] ?? "").normalize("NFD").replace(/[^a-z]/gu, ""));
  if (sounds.includes("")) return null;
  return sounds.reduce((all, sound) => (/^[aeo]/u.test(sound) ? `${all}'${sound}` : `${all}${sound}`));
}

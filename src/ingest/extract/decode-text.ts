/** Decoders tried when the declared one fails, most frequent on Chinese pages first. */
const FALLBACKS = ["utf-8", "gb18030", "big5"] as const;

/** Frequent characters of both scripts: text decoded rightly is full of them, text decoded wrongly is not. */
const FREQUENT = new Set(
  "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几区强放决西被干做必战先回则任取据处府研质為這個們國時來對會發學經過說產後進還種動現實裡電體關與開應從間業樣間數義點無問題員長總場設級統組見計論運農區強決戰處據則廣東",
);

const BINARY = /[\p{Cc}--[\t\n\v\f\r\u0080-\u009f]]/gv;

/** A decoded file and the encoding that made sense of it. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Decodes bytes of text. A byte order mark decides; else every decoder that takes the bytes without a fault is judged by
 * how usual its characters are, UTF-8 winning a tie because other text is hardly ever valid UTF-8 by chance. `declared` is
 * what the page claims and only breaks ties. Gives null when the bytes are not text.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded | null {
  const marked = byMark(bytes);
  if (marked !== null) return marked;
  const utf8 = tryDecode(bytes, "utf-8", true);
  if (utf8 !== null) return looksBinary(utf8) ? null : { text: utf8, encoding: "utf-8" };
  return best(bytes, [...new Set([...(declared === undefined ? [] : [declared.toLowerCase()]), ...FALLBACKS])]);
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  const encoding =
    a === 0xef && b === 0xbb && c === 0xbf
      ? "utf-8"
      : a === 0xff && b === 0xfe
        ? "utf-16le"
        : a === 0xfe && b === 0xff
          ? "utf-16be"
          : null;
  if (encoding === null) return null;
  const text = new TextDecoder(encoding).decode(bytes);
  return looksBinary(text) ? null : { text, encoding };
}

function tryDecode(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** Damaged files have a few bad bytes in any encoding, so decoders are compared without `fatal` and pay for each mark of damage. */
function best(bytes: Uint8Array, encodings: readonly string[]): Decoded | null {
  let winner: Decoded | null = null;
  let top = Number.NEGATIVE_INFINITY;
  for (const encoding of encodings) {
    const text = tryDecode(bytes, encoding, false);
    if (text === null) continue;
    const score = likelihood(text);
    if (score > top) [winner, top] = [{ text, encoding }, score];
  }
  return winner === null || looksBinary(winner.text) || top < -0.2 ? null : winner;
}

/** From -2 (all damage) to 1 (all frequent characters); judged on the first 20,000 characters that are not ASCII. */
function likelihood(text: string): number {
  let seen = 0;
  let score = 0;
  for (let i = 0; i < text.length && seen < 20_000; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    seen++;
    if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) score -= 2;
    else if (FREQUENT.has(text[i]!)) score += 1;
    else if (code >= 0x80 && code < 0xa0) score -= 1;
  }
  return seen === 0 ? 0 : score / seen;
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4096);
  return (sample.match(BINARY)?.length ?? 0) > sample.length / 200;
}

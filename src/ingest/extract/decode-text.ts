import { likelihood } from "./text-likelihood.ts";

/** Decoders tried when the bytes are not UTF-8, most frequent on Chinese pages first. */
const FALLBACKS = ["utf-8", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "windows-1252"] as const;
/** What no decoder makes usual text of is no text. */
const LEAST_LIKELY = -0.2;
/** Text in UTF-16 without a mark shows itself by its frequent characters, or by the empty halves of its ASCII. */
const LIKELY_UTF16 = 0.15;
const EMPTY_HALVES = 0.25;
const SAMPLE = 8192;

const CONTROL = /(?![\0\t\n\v\f\r\u0080-\u009f])\p{Cc}/gu;

/** A decoded file and the encoding that made sense of it. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Decodes bytes of text. A byte order mark decides, then valid UTF-8; else every decoder is judged by how usual its
 * characters are. `declared` is what the page claims and only breaks ties. Gives null when the bytes are not text.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded | null {
  const decoded = byMark(bytes) ?? unmarkedUtf16(bytes) ?? byWorth(bytes, declared);
  return decoded === null || looksBinary(decoded.text) ? null : { text: decoded.text, encoding: decoded.encoding };
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodedAs(bytes, "utf-8");
  if (a === 0xff && b === 0xfe) return decodedAs(bytes, "utf-16le");
  return a === 0xfe && b === 0xff ? decodedAs(bytes, "utf-16be") : null;
}

function decodedAs(bytes: Uint8Array, encoding: string): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** UTF-16 that does not say so: pairs of bytes whose one half is often empty, or that make frequent characters. */
function unmarkedUtf16(bytes: Uint8Array): Decoded | null {
  const sample = bytes.subarray(0, Math.min(bytes.length, SAMPLE) & ~1);
  if (sample.length < 4) return null;
  let [even, odd] = [0, 0];
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] === 0 && i % 2 === 0) even++;
    else if (sample[i] === 0) odd++;
  }
  const half = sample.length / 2;
  if (odd > half * EMPTY_HALVES && even < odd / 4) return decodedAs(bytes, "utf-16le");
  if (even > half * EMPTY_HALVES && odd < even / 4) return decodedAs(bytes, "utf-16be");
  if (tryDecode(bytes, "utf-8", true) !== null) return null;
  for (const encoding of ["utf-16le", "utf-16be"] as const) {
    const text = tryDecode(sample, encoding, true);
    if (text !== null && likelihood(text, encoding) > LIKELY_UTF16 && !looksBinary(text))
      if ((byWorth(sample, undefined)?.score ?? -2) < likelihood(text, encoding)) return decodedAs(bytes, encoding);
  }
  return null;
}

function tryDecode(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** Damaged files have a few bad bytes in any encoding, so decoders are compared without `fatal` and pay for each mark of damage. */
function byWorth(bytes: Uint8Array, declared: string | undefined): (Decoded & { readonly score: number }) | null {
  const utf8 = tryDecode(bytes, "utf-8", true);
  if (utf8 !== null) return { text: utf8, encoding: "utf-8", score: 1 };
  const claimed = declared === undefined ? [] : [declared.toLowerCase()];
  let winner: (Decoded & { readonly score: number }) | null = null;
  for (const encoding of new Set([...claimed, ...FALLBACKS])) {
    const text = tryDecode(bytes, encoding, false);
    if (text === null) continue;
    const score = likelihood(text, encoding);
    if (score > (winner?.score ?? LEAST_LIKELY)) winner = { text, encoding, score };
  }
  return winner;
}

/** Empty bytes are padding that a crash left; other control characters are no text's. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE).replaceAll("\0", "");
  return (sample === "" && text !== "") || (sample.match(CONTROL)?.length ?? 0) > sample.length / 200;
}

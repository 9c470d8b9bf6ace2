import iconv from "iconv-lite";

/** The bytes of UTF-8 for Chinese, read as Western letters: å, æ, ç, è, é, ä and a mark after them. */
const READ_AS_LATIN = /[\u00c2-\u00ef][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]/u;
/** The same read as GBK: the characters that the first bytes of UTF-8 make there. */
const READ_AS_GBK = /[鍏鍐鍙鍜鍥鍦鎴鏂鏄鏈涓浜浠浼杩绗鐨娌湴澶栧勾閲棰]/u;
const HAN = /\p{Script=Han}/gu;
const LOST = /\ufffd/gu;
const SHARE = 0.5;
/** Reading bytes as GBK loses some of them for good; what is lost shows as a mark of damage. */
const MOST_LOST = 0.2;

/**
 * Mends text that was encoded twice: the bytes of UTF-8 taken for Western letters or for GBK, and written as UTF-8 again.
 * A line is mended only when all of it goes back to UTF-8 that is mostly Chinese; by chance none does.
 */
export function mendDoubleEncoding(text: string): string {
  if (READ_AS_LATIN.test(text)) return byLine(text, "windows-1252");
  return READ_AS_GBK.test(text) ? byLine(text, "gbk") : text;
}

function byLine(text: string, encoding: string): string {
  return text
    .split("\n")
    .map((line) => mendLine(line, encoding) ?? line)
    .join("\n");
}

function mendLine(line: string, encoding: string): string | null {
  const bytes = encoding === "gbk" ? iconv.encode(line, encoding) : latinBytes(line);
  if (bytes === null) return null;
  const mended = new TextDecoder("utf-8").decode(bytes);
  const foreign = mended.replace(/[\0-\x7f]/gu, "");
  const [han, lost] = [HAN, LOST].map((pattern) => foreign.match(pattern)?.length ?? 0) as [number, number];
  return han > 0 && han >= foreign.length * SHARE && lost <= han * MOST_LOST ? mended : null;
}

/** Western letters as bytes; those that the code page leaves open keep their number, as browsers read them. */
function latinBytes(line: string): Uint8Array | null {
  const bytes: number[] = [];
  for (const char of line) {
    const code = char.codePointAt(0)!;
    if (code < 0x100) bytes.push(code);
    else {
      const encoded = iconv.encode(char, "windows-1252");
      if (encoded.length !== 1 || encoded[0] === 0x3f) return null;
      bytes.push(encoded[0]!);
    }
  }
  return Uint8Array.from(bytes);
}

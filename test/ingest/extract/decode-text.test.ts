import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../src/ingest/extract/decode-text.ts";
import { encodeLegacy } from "../legacy-encoding.ts";

const simplified = "水库今天开始放水，下游的农民可以灌溉土地了。";
const traditional = "水庫今天開始放水，下游的農民可以灌溉土地了。";

describe("decodeText", () => {
  test.each([
    ["utf-8", new TextEncoder().encode(simplified), simplified],
    ["gb18030", encodeLegacy(simplified, "gb18030"), simplified],
    ["big5", encodeLegacy(traditional, "big5"), traditional],
    ["utf-16le", Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(simplified, "utf16le")]), simplified],
  ])("finds %s whatever is declared", (encoding, bytes, text) => {
    for (const declared of [undefined, "utf-8", "gb2312", "big5", "no-such-thing"]) {
      expect(decodeText(bytes, declared)?.text).toBe(text);
    }
    expect(["gb2312", "gbk", encoding]).toContain(decodeText(bytes)?.encoding);
  });

  test.each([
    ["utf-16le", simplified, "utf-16le"],
    ["utf-16be", traditional, "utf-16be"],
    ["utf-16le", `${simplified}\nReservoir 2024\n`, "utf-16le"],
    ["shift_jis", "ダムは今日から水を流し始め、下流の農家は田に水を引けるようになった。", "Shift_JIS"],
    ["euc-jp", "ダムは今日から水を流し始め、下流の農家は田に水を引けるようになった。", "EUC-JP"],
    ["euc-kr", "저수지는 오늘부터 물을 흘려보내기 시작했다.", "EUC-KR"],
    ["windows-1252", "The café’s owner, a naïve résumé – “déjà vu” again.", "windows-1252"],
  ])("finds %s that says nothing of itself", (encoding, text, name) => {
    expect(decodeText(iconv.encode(text, name))).toEqual({ text, encoding });
  });

  test("empty bytes between and after are no reason to refuse", () => {
    const bytes = Buffer.concat([Buffer.from(simplified), Buffer.alloc(5000)]);
    expect(decodeText(bytes)?.text).toContain(simplified);
  });

  test("drops a byte order mark", () => {
    expect(decodeText(new TextEncoder().encode(`\ufeff${simplified}`))?.text).toBe(simplified);
  });

  test("a damaged page is still read in its own encoding", () => {
    const bytes = encodeLegacy(simplified.repeat(20), "gb18030");
    bytes[41] = 0xff;
    expect(decodeText(bytes, "utf-8")?.text).toContain("下游的农民可以灌溉土地了。水库");
    const utf8 = new TextEncoder().encode(simplified.repeat(20));
    utf8[41] = 0xff;
    expect(decodeText(utf8, "gbk")?.text).toContain("下游的农民可以灌溉土地了。水库");
  });

  test("what is not text is refused", () => {
    expect(decodeText(Uint8Array.from({ length: 999 }, (_, i) => (i * 7919) % 251))).toBeNull();
    expect(decodeText(new Uint8Array(64))).toBeNull();
  });
});

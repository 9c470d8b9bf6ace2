import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { mendDoubleEncoding } from "../../../src/ingest/extract/mend-double-encoding.ts";

const line = "水库今天开始放水，下游的农民可以灌溉土地了。";
const twice = (text: string, encoding: string): string => {
  const bytes = Buffer.from(text);
  return encoding === "gb18030"
    ? iconv.decode(bytes, encoding)
    : [...bytes].map((byte) => iconv.decode(Buffer.of(byte), encoding)).join("");
};

test("mends UTF-8 that was read as Western letters or as GBK", () => {
  const latin = twice(line, "latin1");
  expect(latin).not.toBe(line);
  expect(mendDoubleEncoding(`Reservoir\n${latin}`)).toBe(`Reservoir\n${line}`);
  const gbk = twice(line.slice(0, 8), "gb18030");
  // A byte without its second half was lost when it was read as GBK.
  expect(mendDoubleEncoding(gbk)).toBe(`${line.slice(0, 7)}\ufffd?`);
});

test.each([line, "Crème brûlée à la façon du chef, déjà vu", "湴鐨娌 三个生僻字", "naïve café’s œuvre"])(
  "leaves %s",
  (text) => {
    expect(mendDoubleEncoding(text)).toBe(text);
  },
);

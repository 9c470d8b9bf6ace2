import fc from "fast-check";
import { expect, test } from "vitest";
import { addressId, articleAddress } from "../../../../src/ingest/sources/lists/article-address.ts";

test.each([
  ["HTTPS://Example.org:443/a#top", "https://example.org/a"],
  ["https://example.org/a?id=7&utm_source=x&spm=1", "https://example.org/a?id=7"],
  ["https://例子.cn/新闻", "https://xn--fsqu00a.cn/%E6%96%B0%E9%97%BB"],
  ["/b", "https://example.org/b"],
])("%s is written %s", (text, address) => expect(articleAddress(text, "https://example.org/")).toBe(address));

test.each([
  "javascript:alert(1)",
  "file:///etc/passwd",
  "ftp://example.org/",
  "https://a:b@example.org/",
  "http://",
  `https://example.org/${"x".repeat(3000)}`,
])("%s is no address of an article", (text) => expect(articleAddress(text)).toBeNull());

test.each([
  ["https://example.org/2025/06/conference.html", "example.org/2025/06/conference"],
  ["https://example.org/%E6%96%B0%E9%97%BB/", "example.org/新闻"],
])("the id of %s is %s", (address, id) => expect(addressId(address)).toBe(id));

test("addresses that differ in what they ask for have different ids", () => {
  const ids = ["?id=1", "?id=2", "#1", ""].map((more) => addressId(`https://example.org/s${more}`));
  expect(new Set(ids).size).toBe(4);
});

test("an address that is written in the one way stays as it is, and has an id", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const address = articleAddress(url);
      if (address === null) return;
      expect(articleAddress(address)).toBe(address);
      expect(addressId(address)).not.toMatch(/[\s#@]/u);
    }),
  );
});

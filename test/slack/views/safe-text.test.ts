import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutText, escapeMrkdwn, inertText, linkLabel, safeUrl } from "../../../src/slack/views/safe-text.ts";

describe("text for Slack", () => {
  test("escapes what Slack reads as markup, once", () => {
    expect(escapeMrkdwn("<!channel> & <https://x.cn|y>")).toBe("&lt;!channel&gt; &amp; &lt;https://x.cn|y&gt;");
    expect(escapeMrkdwn("&lt;")).toBe("&amp;lt;");
  });

  test("inert text holds no ping word, no address and no angle bracket", () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        "@",
        "here",
        "channel",
        "everyone",
        "<",
        ">",
        "!",
        "https",
        "://",
        "www.",
        "evil.cn",
        "|",
        "&",
        "张",
        " ",
      ),
    });
    fc.assert(
      fc.property(hostile, (text) => {
        expect(inertText(text)).not.toMatch(/[<>]|@(?:here|channel|everyone)|:\/\/|www\./iu);
      }),
    );
  });

  test("inert text is cut to what chat.update takes, never inside an escape or a character", () => {
    fc.assert(
      fc.property(fc.nat(20), (active) => {
        const text = inertText("a".repeat(active) + "<𠮷&".repeat(3_000));
        expect(text.length).toBeLessThanOrEqual(3_900);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/u);
      }),
    );
  });

  test("a label cannot end its link or hide what it is", () => {
    expect(linkLabel("a|b>c<d\ne\u202ef\u200bg")).toBe("a b c d e f g");
  });

  test("cutting keeps short text and marks the cut", () => {
    expect(cutText("文摘", 2)).toBe("文摘");
    expect(cutText("文摘文摘", 3)).toBe("文摘…");
  });
});

describe("addresses", () => {
  test.each(["https://news.example.cn/a/1.html", "http://example.org/?q=张景安"])("takes %s as it is", (url) => {
    expect(safeUrl(url)).toBe(url);
  });

  test.each([
    null,
    "",
    "javascript:alert(1)",
    "ftp://example.org/x",
    "mailto:a@example.org",
    "not an address",
    "https://bank.example@evil.cn/",
    "data:text/html,x",
    `https://x.cn/${"a".repeat(3_000)}`,
  ])("does not link %s", (url) => {
    expect(safeUrl(url)).toBeNull();
  });

  test("encodes what would end the link", () => {
    expect(safeUrl("https://x.cn/a|b>c<d e")).toBe("https://x.cn/a%7Cb%3Ec%3Cd%20e");
  });
});

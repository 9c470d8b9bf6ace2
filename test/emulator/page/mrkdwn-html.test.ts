import { expect, test } from "vitest";
import { mrkdwnHtml } from "../../../src/emulator/page/mrkdwn-html.ts";

test.each([
  ["a &lt;b&gt; &amp;amp;", "a &lt;b&gt; &amp;amp;"],
  ["<@U1> and <!here>", '<span class="ping">@U1</span> and <span class="ping">@here</span>'],
  [
    "<https://a.example|one &amp; two>",
    '<a href="https://a.example" target="_blank" rel="noopener noreferrer">one &amp; two</a>',
  ],
  ["<javascript:alert(1)|x>", "x"],
  ['"1 < 2"', "&quot;1 &lt; 2&quot;"],
])("%s", (text, html) => {
  expect(mrkdwnHtml(text, (id) => id)).toBe(html);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { richTextHtml } from "../../../src/emulator/page/rich-text-html.ts";

const section = (...elements: object[]) => ({ type: "rich_text", elements: [{ type: "rich_text_section", elements }] });
const nameOf = (id: string) => (id === "U1" ? "张景安" : id);

test("text, styles, names, quotations and lists are drawn", () => {
  const html = richTextHtml(
    {
      type: "rich_text",
      elements: [
        { type: "rich_text_quote", elements: [{ type: "text", text: "a<b", style: { bold: true } }] },
        {
          type: "rich_text_list",
          style: "bullet",
          elements: [{ type: "rich_text_section", elements: [{ type: "user", user_id: "U1" }] }],
        },
      ],
    },
    nameOf,
  );
  expect(html).toBe(
    '<blockquote><strong>a&lt;b</strong></blockquote><ul><li><p><span class="ping">@张景安</span></p></li></ul>',
  );
});

test("an address of the web is a link, another one only its label", () => {
  const link = (url: string) => richTextHtml(section({ type: "link", url, text: "here" }), nameOf);
  expect(link("https://a.example/?q=1&r=2")).toContain('href="https://a.example/?q=1&amp;r=2"');
  expect(link("javascript:alert(1)")).toBe("<p>here</p>");
});

test("no text makes a tag", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("<script>", '"><b>', "</p>"),
      (around, evil) => {
        const html = richTextHtml(section({ type: "text", text: around + evil + around }), nameOf);
        expect(html.replace(/^<p>|<\/p>$/gu, "")).not.toMatch(/[<>]/u);
      },
    ),
  );
});

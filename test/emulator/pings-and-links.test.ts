import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pingsAndLinks } from "../../src/emulator/pings-and-links.ts";

const section = (text: string, over: object = {}): object => ({
  blocks: [{ type: "section", text: { type: "mrkdwn", text, ...over } }],
});
const markdown = (text: string): object => ({ blocks: [{ type: "markdown", text }] });
const rich = (...elements: object[]): object => ({
  blocks: [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }],
});

describe("pings", () => {
  test.each([
    ["a channel in text", { text: "<!channel> look" }, ["<!channel>"]],
    ["here with a label", { text: "<!here|here>" }, ["<!here|here>"]],
    ["everyone in a section", section("<!everyone>"), ["<!everyone>"]],
    [
      "a person in a context",
      { blocks: [{ type: "context", elements: [{ type: "mrkdwn", text: "<@U1>" }] }] },
      ["<@U1>"],
    ],
    [
      "a group in a field",
      { blocks: [{ type: "section", fields: [{ type: "mrkdwn", text: "<!subteam^S1>" }] }] },
      ["<!subteam^S1>"],
    ],
    ["a token in Markdown", markdown("a <!channel> b"), ["<!channel>"]],
    ["@here in Markdown", markdown("看 @here。"), ["@here"]],
    ["@channel in markdown_text", { markdown_text: "@channel" }, ["@channel"]],
    ["@everyone behind a backslash in Markdown", markdown("\\@everyone"), ["@everyone"]],
    ["a person in rich text", rich({ type: "user", user_id: "U1" }), ["<@U1>"]],
    ["a broadcast in rich text", rich({ type: "broadcast", range: "here" }), ["<!here>"]],
    ["a group in rich text", rich({ type: "usergroup", usergroup_id: "S1" }), ["<!subteam^S1>"]],
    ["a token in an attachment", { attachments: [{ text: "<!channel>" }] }, ["<!channel>"]],
    ["@here when Slack is told to parse", { text: "@here", parse: "full" }, ["@here"]],
    ["fallback text beside blocks", { ...section("quiet"), text: "<@U1>" }, ["<@U1>"]],
    ["the same one once", { text: "<@U1> <@U1>" }, ["<@U1>"]],
  ])("%s", (_name, message, pings) => {
    expect(pingsAndLinks(message).pings).toEqual(pings);
  });

  test.each([
    ["escaped tokens", { text: "&lt;!channel&gt; &lt;@U1&gt;" }],
    ["@here in mrkdwn", section("@here")],
    ["an address", markdown("a@here.example")],
    ["a channel's name", { text: "<#C1|general>" }],
    ["a date", { text: "<!date^1700000000^{date}|today>" }],
    ["a token behind a backslash in Markdown", markdown("\\<!channel\\>")],
    ["plain text", { blocks: [{ type: "header", text: { type: "plain_text", text: "<!channel> @here" } }] }],
    ["at sign and name parted by a joiner", markdown("@\u2060here")],
  ])("not %s", (_name, message) => {
    expect(pingsAndLinks(message).pings).toEqual([]);
  });
});

describe("links", () => {
  test.each([
    ["with a label", { text: "<https://example.org/a?b=1&amp;c=2|文摘>" }, ["https://example.org/a?b=1&c=2"]],
    ["bare in mrkdwn", section("see https://example.org/a, then"), ["https://example.org/a"]],
    ["before Chinese punctuation", section("见https://example.org/a。还有"), ["https://example.org/a"]],
    ["mail", { text: "<mailto:a@example.org|a>" }, ["mailto:a@example.org"]],
    ["in Markdown", markdown('[文摘](https://example.org/a "t")'), ["https://example.org/a"]],
    ["of a picture in Markdown", markdown("![x](https://example.org/x.png)"), ["https://example.org/x.png"]],
    ["in angle brackets in Markdown", markdown("<https://example.org/a>"), ["https://example.org/a"]],
    ["by reference in Markdown", markdown("[a][1]\n\n[1]: https://example.org/a"), ["https://example.org/a"]],
    ["bare in Markdown", markdown("https://example.org/a"), ["https://example.org/a"]],
    [
      "whose label is another address",
      markdown("[https://good.example](https://bad.example)"),
      ["https://bad.example", "https://good.example"],
    ],
    ["in rich text", rich({ type: "link", url: "https://example.org/a" }), ["https://example.org/a"]],
    [
      "of a button",
      { blocks: [{ type: "actions", elements: [{ type: "button", url: "https://example.org/a" }] }] },
      ["https://example.org/a"],
    ],
    [
      "of a task's source",
      { blocks: [{ type: "task_card", sources: [{ type: "url", url: "https://example.org/a" }] }] },
      ["https://example.org/a"],
    ],
    ["of an attachment", { attachments: [{ title_link: "https://example.org/a" }] }, ["https://example.org/a"]],
  ])("%s", (_name, message, links) => {
    expect(pingsAndLinks(message).links).toEqual(links);
  });

  test.each([
    ["escaped brackets in Markdown", markdown("\\[a\\](x)")],
    ["verbatim text", section("https://example.org", { verbatim: true })],
    ["a mention", { text: "<@U1>" }],
  ])("not %s", (_name, message) => {
    expect(pingsAndLinks(message).links).toEqual([]);
  });
});

test("text with its three characters escaped never pings", () => {
  const hostile = fc.array(fc.constantFrom("<", ">", "!", "@", "U1", "channel", "|", "subteam^S1", " ", "&"));
  fc.assert(
    fc.property(hostile, (parts) => {
      const text = parts.join("").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      return pingsAndLinks({ text, ...section(text) }).pings.length === 0;
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkBlocks } from "../../src/emulator/blocks.ts";

const plain = (text: string): object => ({ type: "plain_text", text });
const mrkdwn = (text: string): object => ({ type: "mrkdwn", text });
const long = (length: number): string => "字".repeat(length);
const many = (length: number, item: object): object[] => Array.from({ length }, () => item);
const button = (over: object = {}): object => ({ type: "button", action_id: "go", text: plain("Go"), ...over });
const option = { text: plain("One"), value: "1" };

describe("at its limit a block passes, one beyond it is refused", () => {
  const cases: readonly [string, (n: number) => object, number][] = [
    ["section text", (n) => ({ type: "section", text: mrkdwn(long(n)) }), 3000],
    ["section field", (n) => ({ type: "section", fields: [mrkdwn(long(n))] }), 2000],
    ["section fields", (n) => ({ type: "section", fields: many(n, mrkdwn("x")) }), 10],
    ["header", (n) => ({ type: "header", text: plain(long(n)) }), 150],
    ["context elements", (n) => ({ type: "context", elements: many(n, mrkdwn("x")) }), 10],
    ["actions", (n) => ({ type: "actions", elements: many(n, button()) }), 25],
    ["button text", (n) => ({ type: "actions", elements: [button({ text: plain(long(n)) })] }), 75],
    ["button value", (n) => ({ type: "actions", elements: [button({ value: long(n) })] }), 2000],
    ["button url", (n) => ({ type: "actions", elements: [button({ url: long(n) })] }), 3000],
    ["action_id", (n) => ({ type: "actions", elements: [button({ action_id: long(n) })] }), 255],
    ["block_id", (n) => ({ type: "divider", block_id: long(n) }), 255],
    ["image alt text", (n) => ({ type: "image", image_url: "https://example.org/a.png", alt_text: long(n) }), 2000],
    ["options", (n) => ({ type: "actions", elements: [{ type: "static_select", options: many(n, option) }] }), 100],
    ["context actions", (n) => ({ type: "context_actions", elements: many(n, { ...feedback }) }), 5],
    ["alert", (n) => ({ type: "alert", text: mrkdwn(long(n)) }), 200],
    ["card body", (n) => ({ type: "card", body: mrkdwn(long(n)) }), 200],
    ["carousel", (n) => ({ type: "carousel", elements: many(n, { type: "card", body: mrkdwn("x") }) }), 10],
    ["container", (n) => ({ type: "container", title: plain("x"), child_blocks: many(n, { type: "divider" }) }), 10],
    ["table rows", (n) => ({ type: "table", rows: many(n, [{ type: "raw_text", text: "x" }]) }), 100],
    ["table cells", (n) => ({ type: "table", rows: [many(n, { type: "raw_text", text: "x" })] }), 20],
  ];
  const feedback = {
    type: "feedback_buttons",
    action_id: "rate",
    positive_button: { text: plain("Good"), value: "up" },
    negative_button: { text: plain("Bad"), value: "down" },
  };

  test.each(cases)("%s", (_name, make, limit) => {
    expect(checkBlocks([make(limit)])).toBeNull();
    expect(checkBlocks([make(limit + 1)])?.code).toBe("invalid_blocks");
  });

  test("a message of 50 blocks, a modal and a Home tab of 100", () => {
    const blocks = (n: number): object[] => many(n, { type: "divider" });
    expect(checkBlocks(blocks(50))).toBeNull();
    expect(checkBlocks(blocks(51))).toEqual({
      code: "invalid_blocks",
      messages: ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"],
    });
    expect(checkBlocks(blocks(100), "modal")).toBeNull();
    expect(checkBlocks(blocks(101), "home")?.code).toBe("invalid_blocks");
  });

  test("12,000 characters of Markdown over all its blocks", () => {
    const blocks = (last: number): object[] => [
      { type: "markdown", text: long(6000) },
      { type: "markdown", text: long(last) },
    ];
    expect(checkBlocks(blocks(6000))).toBeNull();
    expect(checkBlocks(blocks(6001))?.code).toBe("msg_blocks_too_long");
  });

  test("about 13,200 characters over all blocks", () => {
    const blocks = (sections: number): object[] => many(sections, { type: "section", text: mrkdwn(long(2500)) });
    expect(checkBlocks(blocks(5))).toBeNull();
    expect(checkBlocks(blocks(6))?.code).toBe("msg_blocks_too_long");
    expect(checkBlocks(blocks(6), "modal")).toBeNull();
  });
});

describe("blocks are refused", () => {
  test.each([
    ["that are no list", { type: "divider" }],
    ["that are no objects", ["divider"]],
    ["that are nothing", null],
  ])("%s, as invalid_blocks_format", (_name, blocks) => {
    expect(checkBlocks(blocks)).toEqual({ code: "invalid_blocks_format", messages: [] });
  });

  test.each([
    ["of an unknown kind", { type: "poem" }, "unsupported type: poem [json-pointer:/blocks/0/type]"],
    ["with empty text", { type: "section", text: mrkdwn("") }, "must be more than 0 characters"],
    ["without what they need", { type: "section" }, "missing required field: text [json-pointer:/blocks/0]"],
    ["with mrkdwn in a header", { type: "header", text: mrkdwn("x") }, "unsupported type: mrkdwn"],
    ["with emoji in mrkdwn", { type: "section", text: { ...mrkdwn("x"), emoji: true } }, "invalid additional property"],
    ["with a field nobody knows", { type: "divider", colour: "red" }, "invalid additional property: colour"],
    ["with a button in a context", { type: "context", elements: [button()] }, "unsupported type: button"],
    [
      "with an input as accessory",
      { type: "section", text: mrkdwn("x"), accessory: { type: "plain_text_input" } },
      "unsupported type",
    ],
    ["with a wrong style", { type: "actions", elements: [button({ style: "loud" })] }, "value must be one of"],
    ["with no elements", { type: "actions", elements: [] }, "no fewer than 1 items allowed"],
    ["with a picture that is nowhere", { type: "image", alt_text: "x" }, "missing required field"],
    ["with text that is no text", { type: "section", text: "x" }, "must provide an object"],
    [
      "with a task of no known state",
      { type: "task_card", task_id: "1", title: "x", status: "done" },
      "must be one of",
    ],
  ])("%s", (_name, block, message) => {
    const refused = checkBlocks([block]);
    expect(refused?.code).toBe("invalid_blocks");
    expect(refused?.messages.join("\n")).toContain(message);
  });

  test("that share a block_id, and Markdown in a modal", () => {
    const twice = [
      { type: "divider", block_id: "a" },
      { type: "divider", block_id: "a" },
    ];
    expect(checkBlocks(twice)?.code).toBe("invalid_blocks");
    expect(checkBlocks([{ type: "markdown", text: "x" }], "modal")?.code).toBe("invalid_blocks");
  });
});

test("whatever it is given, it answers", () => {
  const typed = fc.record({ type: fc.constantFrom("section", "context", "actions", "table", "markdown", "rich_text") });
  const anything = fc.tuple(
    typed,
    fc.dictionary(fc.constantFrom("text", "elements", "rows", "fields"), fc.jsonValue()),
  );
  fc.assert(
    fc.property(fc.array(anything), (pairs) => {
      const refused = checkBlocks(pairs.map(([type, rest]) => ({ ...rest, ...type })));
      return refused === null || refused.messages.every((line) => line.startsWith("[ERROR] "));
    }),
  );
});

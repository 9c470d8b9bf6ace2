import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { BLOCKS, type BlockPlace, blocksHtml } from "../../../src/emulator/page/block-html.ts";
import { ELEMENTS } from "../../../src/emulator/page/element-html.ts";

const VIEWS = fileURLToPath(new URL("../../../src/slack/views", import.meta.url));
/** What stands in views and is no block and no element of its own. */
const PARTS = /^(?:plain_text|mrkdwn|text|link|user|channel|rich_text_\w+|modal|home)$/u;

const place: BlockPlace = {
  press: { name: "block-action", args: { channel: "C1", ts: "1.2" } },
  conversations: [{ id: "C1", name: "reading-room" }],
  people: [{ id: "U1", name: "you" }],
  nameOf: (id) => id,
  errors: {},
};
const words = (text: string) => ({ type: "plain_text", text });

test("every block and element that the app's views are made of has a drawing", () => {
  const code = readdirSync(VIEWS)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(`${VIEWS}/${name}`, "utf8"));
  const types = new Set(
    code.flatMap((text) => [...text.matchAll(/\btype: "([a-z_]+)"/gu)].map((match) => String(match[1]))),
  );
  expect(types).toContain("rich_text");
  expect([...types].filter((type) => !(type in BLOCKS) && !(type in ELEMENTS) && !PARTS.test(type))).toEqual([]);
});

test("a button says which message, which action and which value it stands for", () => {
  const button = { type: "button", action_id: "evidence", value: "a1", text: words("Show <evidence>") };
  const html = blocksHtml([{ type: "actions", elements: [button] }], place);
  expect(html).toContain("Show &lt;evidence&gt;");
  const args = /data-args="([^"]*)"/u.exec(html)?.[1]?.replaceAll("&quot;", '"');
  expect(JSON.parse(String(args))).toEqual({ channel: "C1", ts: "1.2", actionId: "evidence", change: { value: "a1" } });
});

test("both halves of feedback are buttons with a name for those who cannot see them", () => {
  const half = (value: string) => ({ text: words("👍"), value, accessibility_label: `${value} answer` });
  const element = {
    type: "feedback_buttons",
    action_id: "f",
    positive_button: half("Good"),
    negative_button: half("Bad"),
  };
  const html = blocksHtml([{ type: "context_actions", elements: [element] }], place);
  expect(html.match(/<button/gu)).toHaveLength(2);
  expect(html).toContain('aria-label="Bad answer"');
});

test("a field has its label, what was chosen, and what is wrong with it", () => {
  const option = (value: string) => ({ text: words(value), value });
  const select = {
    type: "static_select",
    action_id: "s",
    options: [option("en"), option("zh")],
    initial_option: option("zh"),
  };
  const input = { type: "input", block_id: "b", label: words("Language"), optional: true, element: select };
  const html = blocksHtml([input], { ...place, errors: { b: "Choose one." } });
  expect(html).toContain('<option value="zh" selected>');
  expect(html).toContain("(optional)");
  expect(html).toContain('<p class="error" role="alert">Choose one.</p>');
});

test("a chooser offers the conversations, radio buttons are a group, and Enter sends a field that acts by itself", () => {
  const input = (element: object, more = {}) => ({ type: "input", block_id: "b", label: words("L"), element, ...more });
  const draw = (block: Record<string, unknown>) => blocksHtml([block], place);
  expect(draw(input({ type: "conversations_select", action_id: "c" }))).toContain("#reading-room");
  expect(draw(input({ type: "multi_users_select", action_id: "u", initial_users: ["U1"] }))).toContain(
    '<option value="U1" selected>you',
  );
  expect(draw(input({ type: "radio_buttons", action_id: "r", options: [] }))).toContain("<legend>L</legend>");
  expect(draw(input({ type: "plain_text_input", action_id: "q" }, { dispatch_action: true }))).toMatch(/^<form/u);
});

test("an unknown block is missed", () => {
  expect(blocksHtml([{ type: "video" }], place)).toContain("[video]");
});

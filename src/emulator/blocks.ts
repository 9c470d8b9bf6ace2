import { isFields } from "./args.ts";
import { checkElement, checkImageSource, type ElementPlace } from "./block-elements.ts";
import { BlockReport } from "./block-report.ts";
import type { Fields } from "./model.ts";

/** Where blocks are shown. */
export type Surface = "message" | "modal" | "home";

/** A refusal: Slack's code and the lines that explain it. */
export interface BlocksError {
  readonly code: "invalid_blocks" | "invalid_blocks_format" | "msg_blocks_too_long";
  readonly messages: readonly string[];
}

type Check = (block: Fields, pointer: string, report: BlockReport) => void;

/** Characters of all markdown blocks of a payload together. */
const MARKDOWN_MAX = 12_000;
/**
 * Characters of all text of a message's blocks together. Slack documents no figure; bolt-js issue 2509 measured 13,297
 * for one block and about 125 less for each block more.
 */
const TOTAL_MAX = 13_297;
const BLOCK_COST = 125;

function elements(place: ElementPlace, max: number): Check {
  return (block, pointer, report) => {
    report.keys(block, pointer, ["elements"], ["block_id"]);
    for (const [element, at] of report.items(block, "elements", pointer, max)) checkElement(place, element, at, report);
  };
}

const context: Check = (block, pointer, report) => {
  report.keys(block, pointer, ["elements"], ["block_id"]);
  for (const [element, at] of report.items(block, "elements", pointer, 10)) {
    if (element.type === "image") checkElement("context", element, at, report);
    else report.text({ element }, "element", at.replace(/\/\d+$/, ""), 3000);
  }
};

const section: Check = (block, pointer, report) => {
  report.keys(block, pointer, [], ["block_id", "text", "fields", "accessory", "expand"]);
  if (block.text === undefined && block.fields === undefined) report.add(pointer, "missing required field: text");
  report.text(block, "text", pointer, 3000);
  for (const [field, at] of report.items(block, "fields", pointer, 10)) report.text({ field }, "field", at, 2000);
  if (isFields(block.accessory)) checkElement("accessory", block.accessory, `${pointer}/accessory`, report);
};

const richText: Check = (block, pointer, report) => {
  report.keys(block, pointer, ["elements"], ["block_id"]);
  const known = ["rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote"];
  for (const [element, at] of report.items(block, "elements", pointer, 1000, 0)) {
    report.oneOf(element, "type", at, known);
  }
};

function rows(maxRows: number): Check {
  return (block, pointer, report) => {
    const lines: readonly unknown[] = Array.isArray(block.rows) ? block.rows : [];
    if (lines.length === 0) report.add(pointer, "missing required field: rows");
    if (lines.length > maxRows) report.add(`${pointer}/rows`, `no more than ${maxRows} items allowed`);
    for (const [index, row] of lines.entries()) report.items({ row }, "row", `${pointer}/rows/${index}`, 20);
    if (block.type === "data_table" && block.caption === undefined) {
      report.add(pointer, "missing required field: caption");
    }
  };
}

const card: Check = (block, pointer, report) => {
  const allowed = ["block_id", "hero_image", "icon", "title", "subtitle", "body", "actions"];
  report.keys(block, pointer, [], allowed);
  report.text(block, "title", pointer, 150);
  report.text(block, "subtitle", pointer, 150);
  report.text(block, "body", pointer, 200);
  for (const [action, at] of report.items(block, "actions", pointer, 3)) checkElement("actions", action, at, report);
};

const taskCard: Check = (block, pointer, report) => {
  report.keys(block, pointer, ["task_id", "title", "status"], ["block_id", "details", "output", "sources"]);
  report.string(block, "title", pointer, 256, 1);
  report.oneOf(block, "status", pointer, ["pending", "in_progress", "complete", "error"]);
};

const container: Check = (block, pointer, report) => {
  if (block.title === undefined && block.rich_text_title === undefined) {
    report.add(pointer, "missing required field: title");
  }
  report.text(block, "title", pointer, 150, true);
  report.text(block, "subtitle", pointer, 150);
  for (const [child, at] of report.items(block, "child_blocks", pointer, 10)) {
    if (CHILDREN.has(String(child.type))) checkBlock(child, at, report);
    else report.add(`${at}/type`, `unsupported type: ${String(child.type)}`);
  }
};

const CHILDREN = new Set("actions context divider file header image input rich_text section table video".split(" "));

const CHECKS: Readonly<Record<string, Check>> = {
  section,
  context,
  container,
  card,
  rich_text: richText,
  task_card: taskCard,
  actions: elements("actions", 25),
  context_actions: elements("context_actions", 5),
  table: rows(100),
  data_table: rows(101),
  divider: (block, pointer, report) => report.keys(block, pointer, [], ["block_id"]),
  header: (block, pointer, report) => {
    report.keys(block, pointer, ["text"], ["block_id"]);
    report.text(block, "text", pointer, 150, true);
  },
  markdown: (block, pointer, report) => {
    report.keys(block, pointer, ["text"], ["block_id"]);
    report.string(block, "text", pointer, Number.POSITIVE_INFINITY, 1);
  },
  alert: (block, pointer, report) => {
    report.keys(block, pointer, ["text"], ["block_id", "level"]);
    report.text(block, "text", pointer, 200);
    report.oneOf(block, "level", pointer, ["default", "info", "warning", "error", "success"]);
  },
  image: (block, pointer, report) => {
    report.keys(block, pointer, ["alt_text"], ["block_id", "image_url", "slack_file", "title"]);
    checkImageSource(block, pointer, report);
    report.string(block, "alt_text", pointer, 2000);
    report.text(block, "title", pointer, 2000, true);
  },
  input: (block, pointer, report) => {
    report.keys(block, pointer, ["label", "element"], ["block_id", "hint", "optional", "dispatch_action"]);
    report.text(block, "label", pointer, 2000, true);
    report.text(block, "hint", pointer, 2000, true);
    if (isFields(block.element)) checkElement("input", block.element, `${pointer}/element`, report);
  },
  plan: (block, pointer, report) => {
    report.keys(block, pointer, ["title"], ["block_id", "tasks"]);
    for (const [task, at] of report.items(block, "tasks", pointer, 50, 0)) checkBlock(task, at, report);
  },
  carousel: (block, pointer, report) => {
    for (const [item, at] of report.items(block, "elements", pointer, 10)) checkBlock(item, at, report);
  },
  file: (block, pointer, report) => report.keys(block, pointer, ["source", "external_id"], ["block_id"]),
  video: (block, pointer, report) => report.text(block, "title", pointer, 199, true),
};

const MESSAGE_ONLY = new Set(["markdown", "context_actions", "task_card", "plan", "table", "data_table"]);

function checkBlock(block: Fields, pointer: string, report: BlockReport): void {
  const check = CHECKS[String(block.type)];
  report.string(block, "block_id", pointer, 255, 1);
  if (check === undefined) report.add(`${pointer}/type`, `unsupported type: ${String(block.type)}`);
  else check(block, pointer, report);
}

/**
 * Judges blocks as Slack does; null when it would take them. `surface` sets how many there may be and which.
 * Limits: docs.slack.dev Block Kit reference, @slack/types 3.2.0; `msg_blocks_too_long` by measurement of others.
 */
export function checkBlocks(blocks: unknown, surface: Surface = "message"): BlocksError | null {
  if (!Array.isArray(blocks) || !blocks.every(isFields)) return { code: "invalid_blocks_format", messages: [] };
  const report = new BlockReport();
  const ids = new Set<string>();
  for (const [block, pointer] of report.items({ blocks }, "blocks", "", surface === "message" ? 50 : 100, 0)) {
    checkBlock(block, pointer, report);
    if (surface !== "message" && MESSAGE_ONLY.has(String(block.type))) {
      report.add(`${pointer}/type`, `unsupported type: ${String(block.type)}`);
    }
    const id = typeof block.block_id === "string" && block.type !== "markdown" ? block.block_id : null;
    if (id !== null && ids.has(id)) report.add(`${pointer}/block_id`, "block_id already exists");
    if (id !== null) ids.add(id);
  }
  if (report.messages.length > 0) return { code: "invalid_blocks", messages: report.messages };
  return surface === "message" && tooLong(blocks) ? { code: "msg_blocks_too_long", messages: [] } : null;
}

function tooLong(blocks: readonly Fields[]): boolean {
  const markdown = blocks.filter((block) => block.type === "markdown");
  if (textLength(markdown) > MARKDOWN_MAX) return true;
  return textLength(blocks) + BLOCK_COST * Math.max(0, blocks.length - 1) > TOTAL_MAX;
}

/** The characters of every `text` string in a payload. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, part]) => sum + (key === "text" && typeof part === "string" ? part.length : textLength(part)),
    0,
  );
}

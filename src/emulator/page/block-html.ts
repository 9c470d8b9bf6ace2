import { escapeHtml } from "../../language/escape-html.ts";
import { isFields } from "../args.ts";
import type { Fields } from "../model.ts";
import { deed } from "./deed.ts";
import { type ElementPlace, elementHtml } from "./element-html.ts";
import { mrkdwnHtml } from "./mrkdwn-html.ts";
import { listOf, textOf } from "./read-fields.ts";
import { type NameOf, richTextHtml } from "./rich-text-html.ts";

/** Where blocks stand, who is named in them, and what is wrong with what was filled in, by block id. */
export interface BlockPlace extends ElementPlace {
  readonly nameOf: NameOf;
  readonly errors: Fields;
}

type Draw = (block: Fields, place: BlockPlace) => string;

function wordsHtml(text: unknown, { nameOf }: BlockPlace): string {
  const words = textOf(text);
  return isFields(text) && text.type === "mrkdwn" ? mrkdwnHtml(words, nameOf) : escapeHtml(words);
}

const section: Draw = (block, place) => {
  const fields = listOf(block.fields).map((field) => `<p>${wordsHtml(field, place)}</p>`);
  const beside = isFields(block.accessory) ? elementHtml(block.accessory, place) : "";
  return `<div class="section"><p>${wordsHtml(block.text, place)}</p>${fields.join("")}${beside}</div>`;
};

const context: Draw = (block, place) =>
  `<p class="context">${listOf(block.elements)
    .map((element) => `<span>${wordsHtml(element, place)}</span>`)
    .join(" ")}</p>`;

const elements: Draw = (block, place) =>
  `<div class="actions">${listOf(block.elements)
    .map((element) => elementHtml(element, place))
    .join("")}</div>`;

/** A field with its label. One that acts by itself is a form of its own, sent by Enter. */
const input: Draw = (block, place) => {
  const element = isFields(block.element) ? block.element : {};
  const id = textOf(block.block_id);
  const isGroup = element.type === "radio_buttons";
  const optional = block.optional === true ? ' <span class="optional">(optional)</span>' : "";
  const label = `${escapeHtml(textOf(block.label))}${optional}`;
  const error = textOf(place.errors[id]);
  const wrong = error === "" ? "" : `<p class="error" role="alert">${escapeHtml(error)}</p>`;
  const drawn = elementHtml(element, place);
  const body = isGroup
    ? `<fieldset><legend>${label}</legend>${drawn}</fieldset>`
    : `<label><span class="label">${label}</span>${drawn}</label>`;
  const field = `<div class="field" data-block="${escapeHtml(id)}">${body}${wrong}</div>`;
  if (block.dispatch_action !== true) return field;
  return `<form class="dispatch" ${deed(place.press.name, { ...place.press.args, actionId: element.action_id })}>${field}</form>`;
};

/** Every block that the app's views are made of. */
export const BLOCKS: Readonly<Record<string, Draw>> = {
  section,
  context,
  input,
  actions: elements,
  context_actions: elements,
  rich_text: (block, { nameOf }) => `<div class="rich">${richTextHtml(block, nameOf)}</div>`,
  header: (block) => `<h3>${escapeHtml(textOf(block.text))}</h3>`,
  divider: () => "<hr>",
  markdown: (block) => `<div class="markdown">${escapeHtml(textOf(block.text))}</div>`,
};

/** Blocks as HTML, as Slack would draw them; an unknown one by its name, so that it is missed. */
export function blocksHtml(blocks: readonly Fields[], place: BlockPlace): string {
  return blocks
    .map((block) => {
      const draw = BLOCKS[textOf(block.type)];
      return draw === undefined ? `<em class="unknown">[${escapeHtml(textOf(block.type))}]</em>` : draw(block, place);
    })
    .join("");
}

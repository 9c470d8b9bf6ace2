import { escapeHtml } from "../../language/escape-html.ts";
import { isFields } from "../args.ts";
import type { Fields } from "../model.ts";
import { deed } from "./deed.ts";
import { listOf, textOf } from "./read-fields.ts";

/** Where an element stands: what a press on it does, and what its choosers offer. */
export interface ElementPlace {
  /** The control that a press goes to, and the arguments that name the message or the view. */
  readonly press: { readonly name: string; readonly args: Fields };
  readonly conversations: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

type Draw = (element: Fields, place: ElementPlace) => string;

function pressed({ press }: ElementPlace, element: Fields, value: unknown): string {
  return deed(press.name, { ...press.args, actionId: element.action_id, change: { value } });
}

const button: Draw = (element, place) => {
  const style = element.style === "primary" || element.style === "danger" ? ` ${element.style}` : "";
  const label = textOf(element.accessibility_label);
  const aria = label === "" ? "" : ` aria-label="${escapeHtml(label)}"`;
  return `<button type="button" class="button${style}"${aria} ${pressed(place, element, element.value)}>${escapeHtml(textOf(element.text))}</button>`;
};

const feedback: Draw = (element, place) =>
  [element.positive_button, element.negative_button]
    .filter(isFields)
    .map((half) => button({ ...half, action_id: element.action_id }, place))
    .join("");

/** The attributes by which a filled-in field is read back. */
function field(element: Fields, kind: string): string {
  return `data-field="${escapeHtml(textOf(element.action_id))}" data-kind="${kind}"`;
}

const textInput: Draw = (element) => {
  const initial = escapeHtml(textOf(element.initial_value));
  const hint = escapeHtml(textOf(element.placeholder));
  const most = typeof element.max_length === "number" ? ` maxlength="${element.max_length}"` : "";
  const shared = `${field(element, "plain_text_input")} placeholder="${hint}"${most}`;
  return element.multiline === true
    ? `<textarea rows="4" ${shared}>${initial}</textarea>`
    : `<input type="text" autocomplete="off" value="${initial}" ${shared}>`;
};

function optionsHtml(options: readonly Fields[], chosen: readonly string[]): string {
  return options
    .map((option) => {
      const value = textOf(option.value);
      const isChosen = chosen.includes(value) ? " selected" : "";
      return `<option value="${escapeHtml(value)}"${isChosen}>${escapeHtml(textOf(option.text))}</option>`;
    })
    .join("");
}

const select: Draw = (element) => {
  const initial = isFields(element.initial_option) ? [textOf(element.initial_option.value)] : [];
  const none = initial.length === 0 ? '<option value=""></option>' : "";
  return `<select ${field(element, "static_select")}>${none}${optionsHtml(listOf(element.options), initial)}</select>`;
};

const people: Draw = (element, { people: all }) => {
  const initial = Array.isArray(element.initial_users) ? element.initial_users.map(String) : [];
  const options = all.map(({ id, name }) => ({ value: id, text: name }));
  return `<select multiple ${field(element, "multi_users_select")}>${optionsHtml(options, initial)}</select>`;
};

const conversations: Draw = (element, { conversations: all }) => {
  const options = all.map(({ id, name }) => ({ value: id, text: `#${name}` }));
  return `<select ${field(element, "conversations_select")}>${optionsHtml(options, [textOf(element.initial_conversation)])}</select>`;
};

const radios: Draw = (element) => {
  const initial = isFields(element.initial_option) ? textOf(element.initial_option.value) : null;
  const name = escapeHtml(textOf(element.action_id));
  const items = listOf(element.options).map((option) => {
    const value = textOf(option.value);
    const isOn = value === initial ? " checked" : "";
    return `<label class="tick"><input type="radio" name="${name}" value="${escapeHtml(value)}"${isOn}> ${escapeHtml(textOf(option.text))}</label>`;
  });
  return `<div ${field(element, "radio_buttons")}>${items.join("")}</div>`;
};

/** Every element that the app's views are made of. */
export const ELEMENTS: Readonly<Record<string, Draw>> = {
  button,
  feedback_buttons: feedback,
  plain_text_input: textInput,
  static_select: select,
  multi_users_select: people,
  conversations_select: conversations,
  radio_buttons: radios,
};

/** One interactive element as HTML; an unknown one by its name, so that it is missed. */
export function elementHtml(element: Fields, place: ElementPlace): string {
  const draw = ELEMENTS[textOf(element.type)];
  return draw === undefined ? `<em class="unknown">[${escapeHtml(textOf(element.type))}]</em>` : draw(element, place);
}

import { isFields } from "./args.ts";
import type { BlockReport } from "./block-report.ts";
import type { Fields } from "./model.ts";

type Check = (element: Fields, pointer: string, report: BlockReport) => void;

const COMMON = ["action_id", "confirm", "focus_on_load"];

const button: Check = (element, pointer, report) => {
  report.keys(element, pointer, ["text"], [...COMMON, "value", "url", "style", "accessibility_label"]);
  report.text(element, "text", pointer, 75, true);
  report.string(element, "value", pointer, 2000);
  report.string(element, "url", pointer, 3000);
  report.string(element, "accessibility_label", pointer, 75);
  report.oneOf(element, "style", pointer, ["primary", "danger"]);
};

const image: Check = (element, pointer, report) => {
  report.keys(element, pointer, ["alt_text"], ["image_url", "slack_file"]);
  checkImageSource(element, pointer, report);
  report.string(element, "alt_text", pointer, 2000);
};

/** Checks that a picture, block or element, says where it is. */
export function checkImageSource(image: Fields, pointer: string, report: BlockReport): void {
  if (image.image_url === undefined && image.slack_file === undefined) {
    report.add(pointer, "missing required field: image_url");
  }
  report.string(image, "image_url", pointer, 3000, 1);
}

function choices(max: number, min = 1): Check {
  return (element, pointer, report) => {
    for (const [option, place] of report.items(element, "options", pointer, max, min)) {
      report.keys(option, place, ["text", "value"], ["description", "url"]);
      report.text(option, "text", place, 75);
      report.string(option, "value", place, 150, 1);
      report.text(option, "description", place, 75);
    }
    report.items(element, "option_groups", pointer, 100);
    report.text(element, "placeholder", pointer, 150, true);
  };
}

const feedback: Check = (element, pointer, report) => {
  report.keys(element, pointer, ["positive_button", "negative_button"], ["action_id"]);
  for (const key of ["positive_button", "negative_button"]) {
    const side = element[key];
    if (!isFields(side)) continue;
    report.keys(side, `${pointer}/${key}`, ["text", "value"], ["accessibility_label"]);
    report.text(side, "text", `${pointer}/${key}`, 75, true);
    report.string(side, "value", `${pointer}/${key}`, 2000);
    report.string(side, "accessibility_label", `${pointer}/${key}`, 75);
  }
};

const icon: Check = (element, pointer, report) => {
  report.keys(element, pointer, ["icon", "text"], [...COMMON, "value", "visible_to_user_ids", "accessibility_label"]);
  report.oneOf(element, "icon", pointer, ["trash"]);
  report.text(element, "text", pointer, 75, true);
  report.string(element, "value", pointer, 2000);
};

const input: Check = (element, pointer, report) => report.text(element, "placeholder", pointer, 150, true);

const CHOOSERS: Readonly<Record<string, Check>> = {
  static_select: choices(100),
  multi_static_select: choices(100),
  external_select: input,
  multi_external_select: input,
  users_select: input,
  multi_users_select: input,
  conversations_select: input,
  multi_conversations_select: input,
  channels_select: input,
  multi_channels_select: input,
  overflow: choices(5),
  radio_buttons: choices(10),
  checkboxes: choices(10),
  datepicker: input,
  timepicker: input,
  datetimepicker: input,
};

const TYPED: Readonly<Record<string, Check>> = {
  plain_text_input: input,
  rich_text_input: input,
  email_text_input: input,
  url_text_input: input,
  number_input: input,
  file_input: input,
};

/** Which elements may stand where. */
const PLACES = {
  actions: { button, workflow_button: button, rich_text_input: input, ...CHOOSERS },
  accessory: { button, workflow_button: button, image, ...CHOOSERS },
  context: { image },
  context_actions: { feedback_buttons: feedback, icon_button: icon },
  input: { ...CHOOSERS, ...TYPED },
} satisfies Record<string, Readonly<Record<string, Check>>>;

/** A place for elements in a block. */
export type ElementPlace = keyof typeof PLACES;

/** Checks one interactive or picture element as it may stand at `place`. */
export function checkElement(place: ElementPlace, element: Fields, pointer: string, report: BlockReport): void {
  const allowed: Readonly<Record<string, Check>> = PLACES[place];
  const check = allowed[String(element.type)];
  report.string(element, "action_id", pointer, 255, 1);
  if (check === undefined) report.add(`${pointer}/type`, `unsupported type: ${String(element.type)}`);
  else check(element, pointer, report);
}

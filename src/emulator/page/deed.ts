import { escapeHtml } from "../../language/escape-html.ts";
import type { Fields } from "../model.ts";

/** The attributes of an element that does something through the control API: what, and with which arguments. */
export function deed(name: string, args: Fields): string {
  return `data-do="${escapeHtml(name)}" data-args="${escapeHtml(JSON.stringify(args))}"`;
}

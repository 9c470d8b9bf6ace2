import { isFields } from "./args.ts";
import type { Fields } from "./model.ts";

/** Collects what is wrong with a payload, in Slack's words: "[ERROR] … [json-pointer:/blocks/0/text]". */
export class BlockReport {
  readonly messages: string[] = [];

  /** Notes one fault at a place. */
  add(pointer: string, message: string): void {
    this.messages.push(`[ERROR] ${message} [json-pointer:${pointer}]`);
  }

  /** Checks that an object has these fields, and none but those in `allowed`. */
  keys(at: Fields, pointer: string, required: readonly string[], allowed: readonly string[]): void {
    for (const key of required) {
      if (at[key] === undefined || at[key] === null) this.add(pointer, `missing required field: ${key}`);
    }
    for (const key of Object.keys(at)) {
      if (key !== "type" && ![...required, ...allowed].includes(key)) {
        this.add(pointer, `invalid additional property: ${key}`);
      }
    }
  }

  /** Checks the length of a string field, when it is there. */
  string(at: Fields, key: string, pointer: string, max: number, min = 0): void {
    const value = at[key];
    if (value === undefined || value === null) return;
    const place = `${pointer}/${key}`;
    if (typeof value !== "string") this.add(place, "must provide a string");
    else if (value.length > max) this.add(place, `must be less than ${max + 1} characters`);
    else if (value.length < min) this.add(place, `must be more than ${min - 1} characters`);
  }

  /** Checks a text object, when it is there. `plain` allows plain_text only. */
  text(at: Fields, key: string, pointer: string, max: number, plain = false): void {
    const value = at[key];
    if (value === undefined || value === null) return;
    const place = `${pointer}/${key}`;
    if (!isFields(value)) {
      this.add(place, "must provide an object");
      return;
    }
    if (value.type !== "plain_text" && (plain || value.type !== "mrkdwn")) {
      this.add(`${place}/type`, `unsupported type: ${String(value.type)}`);
      return;
    }
    this.keys(value, place, ["text"], value.type === "plain_text" ? ["emoji"] : ["verbatim"]);
    this.string(value, "text", place, max, 1);
  }

  /** Gives the objects of a list field with their places, after checking how many there are. */
  items(at: Fields, key: string, pointer: string, max: number, min = 1): readonly [Fields, string][] {
    const value = at[key];
    if (value === undefined || value === null) return [];
    const place = `${pointer}/${key}`;
    if (!Array.isArray(value)) {
      this.add(place, "must provide an array");
      return [];
    }
    if (value.length > max) this.add(place, `no more than ${max} items allowed`);
    if (value.length < min) this.add(place, `no fewer than ${min} items allowed`);
    return value.filter(isFields).map((item, index) => [item, `${place}/${index}`]);
  }

  /** Checks that a string field is one of a few words, when it is there. */
  oneOf(at: Fields, key: string, pointer: string, words: readonly string[]): void {
    const value = at[key];
    if (value === undefined || value === null || words.includes(String(value))) return;
    this.add(`${pointer}/${key}`, `value must be one of: ${words.join(", ")}`);
  }
}

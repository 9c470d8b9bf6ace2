import type { Fields } from "./model.ts";
import { explained, SlackError } from "./slack-error.ts";

/** The arguments of one call, whichever way they were encoded. */
export class Args {
  readonly values: Fields;

  constructor(values: Fields) {
    this.values = values;
  }

  /** A string argument; numbers are taken as their digits. Undefined when absent or empty. */
  text(name: string): string | undefined {
    const value = this.values[name];
    if (typeof value === "string") return value === "" ? undefined : value;
    return typeof value === "number" ? String(value) : undefined;
  }

  /** A string argument that must be there. Throws `invalid_arguments` as Slack does. */
  need(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw explained("invalid_arguments", [`[ERROR] missing required field: ${name}`]);
    return value;
  }

  /** A boolean argument, in JSON or as the words a form can carry. */
  flag(name: string): boolean | undefined {
    const value = this.values[name];
    if (typeof value === "boolean") return value;
    if (value === "true" || value === "1") return true;
    return value === "false" || value === "0" ? false : undefined;
  }

  /** A numeric argument, or `fallback`. */
  number(name: string, fallback: number): number {
    const value = Number(this.text(name) ?? Number.NaN);
    return Number.isFinite(value) ? value : fallback;
  }

  /** A structured argument: JSON in a string or as it is. Throws `code` when it is no JSON. */
  json(name: string, code: string): unknown {
    const value = this.values[name];
    if (typeof value !== "string") return value ?? undefined;
    if (value === "") return undefined;
    try {
      return JSON.parse(value);
    } catch {
      throw new SlackError(code);
    }
  }

  /** A list of objects, or undefined. Throws `code` when it is anything else. */
  list(name: string, code: string): readonly Fields[] | undefined {
    const value = this.json(name, code);
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || !value.every(isFields)) throw new SlackError(code);
    return value;
  }

  /** An object, or undefined. Throws `code` when it is anything else. */
  object(name: string, code: string): Fields | undefined {
    const value = this.json(name, code);
    if (value === undefined) return undefined;
    if (!isFields(value)) throw new SlackError(code);
    return value;
  }
}

/** True for a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The arguments of a request: the query string, then the body as JSON or as a form. Throws `invalid_json`. */
export function parseArgs(query: URLSearchParams, contentType: string, body: string): Args {
  const values: Record<string, unknown> = Object.fromEntries(query);
  if (body === "") return new Args(values);
  if (!contentType.includes("application/json")) {
    return new Args({ ...values, ...Object.fromEntries(new URLSearchParams(body)) });
  }
  try {
    const parsed: unknown = JSON.parse(body);
    if (isFields(parsed)) return new Args({ ...values, ...parsed });
  } catch {
    // Fall through: Slack gives one error for broken JSON and for JSON that is no object.
  }
  throw new SlackError("invalid_json");
}

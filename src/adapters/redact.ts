const REDACTED = "[redacted]";
/** Deeper than any fact we log; what lies below is named, not walked. */
const DEEPEST = 6;

/** Field names whose value is a secret whatever it looks like. `tokens` as a count stays readable: see `redactValue`. */
const SECRET_NAME =
  /token|secret|passw|api_?-?key|authorization|cookie|credential|private_?key|response_?url|^(?:key|auth)$/iu;

/** Secrets recognised by their shape, wherever in a text they stand. */
const SECRET_SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:xox[a-z](?:\.xox[a-z])?|xapp|xwfp)-[\w-]+/giu, REDACTED],
  [/\b(?:sk|pk|rk)[-_][\w-]{12,}/gu, REDACTED],
  [/\b(?:gh[opsur]_|github_pat_)\w{16,}/gu, REDACTED],
  [/\beyJ[\w-]{8,}(?:\.[\w-]+)*/gu, REDACTED],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/giu, `$1 ${REDACTED}`],
  [/(:\/\/)[^\s/:@]*:[^\s/@]+@/giu, `$1${REDACTED}@`],
  [/(https:\/\/hooks\.slack\.com\/)[\w/-]+/giu, `$1${REDACTED}`],
  [/([?&](?:[\w-]*(?:token|secret|key|password|signature))=)[^&\s"']+/giu, `$1${REDACTED}`],
];

/** The text with everything that looks like a token, a key or a password taken out. */
export function redactText(text: string): string {
  let clean = text;
  for (const [shape, stand] of SECRET_SHAPES) clean = clean.replace(shape, stand);
  return clean;
}

/**
 * A value as plain JSON data without secrets: strings are searched for them, fields with a secret's name lose their value
 * unless it is a number or a boolean (a count of tokens is no token). Errors become name, message, code, stack and cause;
 * bigints, dates, maps, sets, functions and circles become something readable.
 */
export function redactValue(value: unknown, above: readonly object[] = []): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  if (typeof value === "function") return `[function ${value.name}]`;
  if (typeof value !== "object" || value === null) return value;
  if (above.includes(value)) return "[circular]";
  if (above.length >= DEEPEST) return "[deep]";
  return redactObject(value, [...above, value]);
}

function redactObject(value: object, above: readonly object[]): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "[no date]" : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value) || value instanceof Set) return [...value].map((item) => redactValue(item, above));
  if (value instanceof URL) return redactText(value.href);
  const fields = value instanceof Map ? [...value].map(([k, v]) => [String(k), v] as const) : Object.entries(value);
  return Object.fromEntries(
    [...errorFields(value), ...fields].map(([name, field]) => [name, redactField(name, field, above)]),
  );
}

function redactField(name: string, value: unknown, above: readonly object[]): unknown {
  const secret = SECRET_NAME.test(name) && value !== null && value !== undefined;
  if (secret && typeof value !== "number" && typeof value !== "boolean") return REDACTED;
  return redactValue(value, above);
}

/** What makes an error is not enumerable. */
function errorFields(value: object): readonly (readonly [string, unknown])[] {
  if (!(value instanceof Error)) return [];
  const fields: [string, unknown][] = [
    ["name", value.name],
    ["message", value.message],
    ["stack", value.stack],
  ];
  if (value.cause !== undefined) fields.push(["cause", value.cause]);
  return fields;
}

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
  [/\bAKIA[A-Z\d]{16}\b/gu, REDACTED],
  [/\bAIza[\w-]{30,}/gu, REDACTED],
  [/\b(?:hf|glpat|npm|gsk|xai)[_-][\w-]{16,}/gu, REDACTED],
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\w+/=\s\\]*/gu, REDACTED],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/giu, `$1 ${REDACTED}`],
  [/(:\/\/)[^\s/:@]*:[^\s/@]+@/giu, `$1${REDACTED}@`],
  [/(https:\/\/hooks\.slack\.com\/)[\w/-]+/giu, `$1${REDACTED}`],
  [/([?&](?:[\w-]*(?:token|secret|key|password|signature))=)[^&\s"']+/giu, `$1${REDACTED}`],
  [
    /((?:api[-_ ]?key|authorization|token|secret|password)\\?["']?\s?[:=]\s?\\?["']?)(?!\[redacted)[\w.~+/=-]{6,}/giu,
    `$1${REDACTED}`,
  ],
];

/** A secret of the settings shorter than this would take ordinary words with it. */
const SHORTEST_SECRET = 6;
/** Field names that hold what people wrote, or what was written for them. */
const WRITTEN_NAME = /^(?:text|question|asked|topic|query|prompt|reply|claim|quote)$/iu;

/** What is taken out beside all that looks like a secret. */
export interface Redaction {
  /** The keys and tokens of the settings: they are known, whatever they look like, as they are and as addresses and headers write them. */
  readonly secrets?: readonly string[];
  /** Whether fields that hold what people wrote keep it; otherwise only its length is told. */
  readonly texts?: boolean;
}

/** Takes secrets out of texts and values. */
export interface Redactor {
  text(text: string): string;
  /**
   * A value as plain JSON data without secrets: strings are searched for them, fields with a secret's name lose their value
   * unless it is a number or a boolean (a count of tokens is no token). Errors become name, message, code, stack and cause;
   * bigints, dates, maps, sets, functions and circles become something readable.
   */
  value(value: unknown): unknown;
}

/** The text with everything that looks like a token, a key or a password taken out. */
export function redactText(text: string): string {
  let clean = text;
  for (const [shape, stand] of SECRET_SHAPES) clean = clean.replace(shape, stand);
  return clean;
}

/** Gives what takes out the secrets of the settings, and whatever looks like one. */
export function createRedactor({ secrets = [], texts = false }: Redaction): Redactor {
  const known = [...new Set(secrets.filter(({ length }) => length >= SHORTEST_SECRET).flatMap(formsOf))];
  const longestFirst = known.toSorted((a, b) => b.length - a.length);
  const text = (given: string): string =>
    redactText(longestFirst.reduce((clean, secret) => clean.replaceAll(secret, REDACTED), given));
  return { text, value: (value) => redactValue(value, [], { text, texts }) };
}

/** A secret as it is, inside an address, inside JSON, and as a header of Basic authorisation may hold it. */
function formsOf(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString("base64");
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replace(/={1,2}$/u, ""),
    Buffer.from(secret).toString("base64url"),
  ];
}

interface Manner {
  readonly text: (text: string) => string;
  readonly texts: boolean;
}

function redactValue(value: unknown, above: readonly object[], manner: Manner): unknown {
  if (typeof value === "string") return manner.text(value);
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  if (typeof value === "function") return `[function ${value.name}]`;
  if (typeof value !== "object" || value === null) return value;
  if (above.includes(value)) return "[circular]";
  if (above.length >= DEEPEST) return "[deep]";
  return redactObject(value, [...above, value], manner);
}

function redactObject(value: object, above: readonly object[], manner: Manner): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "[no date]" : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value) || value instanceof Set) return [...value].map((item) => redactValue(item, above, manner));
  if (value instanceof URL) return manner.text(value.href);
  const fields = value instanceof Map ? [...value].map(([k, v]) => [String(k), v] as const) : Object.entries(value);
  return Object.fromEntries(
    [...errorFields(value), ...fields].map(([name, field]) => [
      manner.text(name),
      redactField(name, field, above, manner),
    ]),
  );
}

function redactField(name: string, value: unknown, above: readonly object[], manner: Manner): unknown {
  const secret = SECRET_NAME.test(name) && value !== null && value !== undefined;
  if (secret && typeof value !== "number" && typeof value !== "boolean") return REDACTED;
  if (!manner.texts && typeof value === "string" && WRITTEN_NAME.test(name)) return `[${value.length} characters]`;
  return redactValue(value, above, manner);
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

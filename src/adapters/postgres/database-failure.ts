import { type ErrorCode, WenzhaiError } from "../../errors.ts";

interface Meaning {
  readonly code: ErrorCode;
  /** What follows the name of the database. */
  readonly says: string;
  readonly retryable?: true;
}

/** Codes of PostgreSQL, or their first two characters (its documentation, appendix A), and of the system. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  "28": { code: "bad-config", says: "refused the user or the password of DATABASE_URL: correct them." },
  "3D000": { code: "bad-config", says: "does not exist: create it, or name another one in DATABASE_URL." },
  "42501": {
    code: "bad-config",
    says: "does not let this user do what is needed: make it the owner of the database, or grant it CREATE there.",
  },
  "08": { code: "store", says: "broke the connection: try again.", retryable: true },
  "25006": { code: "store", says: "can only be read, as a standby can: name the primary in DATABASE_URL." },
  "40": { code: "store", says: "was asked by several at once and put this one off: try again.", retryable: true },
  "53300": {
    code: "store",
    says: "takes no more connections: raise max_connections, or stop something else.",
    retryable: true,
  },
  "53100": { code: "store", says: "has no room left on its disk: make some.", retryable: true },
  "55P03": { code: "store", says: "is busy with another process: try again.", retryable: true },
  "57": { code: "store", says: "is starting, stopping or was told to end this: try again.", retryable: true },
  ENOTFOUND: {
    code: "store",
    says: "cannot be found under that name: check the host in DATABASE_URL.",
    retryable: true,
  },
  ECONNREFUSED: { code: "store", says: "does not answer: start it, or check DATABASE_URL.", retryable: true },
};

const UNREACHED: Meaning = {
  code: "store",
  says: "cannot be reached: check that it runs, and DATABASE_URL.",
  retryable: true,
};

/** Gives what a call to a database threw as a WenzhaiError that names the database and says what to do. */
export function databaseFailure(name: string, thrown: unknown): WenzhaiError {
  if (thrown instanceof WenzhaiError) return thrown;
  const code = codeOf(thrown);
  if (code !== null && noVector(code, thrown)) {
    const says =
      "has no pgvector: install it on the server, then let an administrator run CREATE EXTENSION vector there once.";
    return new WenzhaiError("bad-config", `The database ${name} ${says}`, { cause: thrown });
  }
  const known = code === null ? UNREACHED : (MEANINGS[code] ?? MEANINGS[code.slice(0, 2)]);
  if (known === undefined && code !== null && /^[0-9A-Z]{5}$/u.test(code) && !code.startsWith("E"))
    return new WenzhaiError("store", `The database ${name} could not do what was asked (${code}): see its log.`, {
      cause: thrown,
    });
  const { code: ours, says, retryable = false } = known ?? UNREACHED;
  return new WenzhaiError(ours, `The database ${name} ${says}`, { cause: thrown, retryable });
}

/** The first code of an error, which may be one of several addresses tried. */
function codeOf(thrown: unknown): string | null {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return codeOf(thrown.errors[0]);
  const { code } = (thrown ?? {}) as { readonly code?: unknown };
  return typeof code === "string" ? code : null;
}

/** The extension's files are missing, or this user may not make it one of the database. */
function noVector(code: string, thrown: unknown): boolean {
  const { message } = thrown as Error;
  return ["0A000", "58P01", "42501", "42704"].includes(code) && /extension "vector"|type "vector"/u.test(message);
}

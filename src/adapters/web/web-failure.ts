import { WenzhaiError } from "../../errors.ts";
import { NotPublicError } from "./public-agent.ts";

/** Codes of the system and of undici that pass, and what they mean. */
const PASSING: Readonly<Record<string, string>> = {
  EAI_AGAIN: "its name could not be looked up",
  ECONNREFUSED: "it takes no connection",
  ECONNRESET: "it broke the connection off",
  EHOSTUNREACH: "it cannot be reached",
  ENETUNREACH: "it cannot be reached",
  EPIPE: "it broke the connection off",
  ETIMEDOUT: "it does not answer",
  UND_ERR_CONNECT_TIMEOUT: "it does not answer",
  UND_ERR_SOCKET: "it broke the connection off",
};
const LASTING: Readonly<Record<string, string>> = {
  ENOTFOUND: "there is no host of that name; check the address",
  UND_ERR_HEADERS_OVERFLOW: "its headers are too long",
};
/** What a server says that passes. */
const PASSING_STATUS: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** A failure as a sentence that names the address; it is retryable when trying at once may help. */
export function webFailure(url: string, thrown: unknown, limits: { readonly ms: number; readonly bytes: number }) {
  if (thrown instanceof WenzhaiError) return thrown;
  const said = (what: string, retryable = false): WenzhaiError =>
    new WenzhaiError("bad-input", `${url} could not be read: ${what}.`, { cause: thrown, retryable });
  for (let at: unknown = thrown; at instanceof Error; at = at.cause) {
    if (at instanceof NotPublicError)
      return said(`${at.message}; if that host is yours, name it under "allow" in sources.yml`);
    if (at.message.includes("timed out")) return said(`it took longer than ${limits.ms / 1000} s`);
    if (at.message.startsWith("The reply is longer")) return said(`it is larger than ${limits.bytes / 1e6} MB`);
    const code = (at as NodeJS.ErrnoException).code ?? "";
    if (PASSING[code] !== undefined) return said(PASSING[code], true);
    if (LASTING[code] !== undefined) return said(LASTING[code]);
    if (/^(?:Z_|ERR_BROTLI|CERT_|ERR_TLS|DEPTH_|SELF_|UNABLE_)/u.test(code)) return said(`it is broken (${code})`);
  }
  return said("the connection or the reply is broken");
}

/** The failure that a status tells. */
export function statusFailure(url: string, status: number): WenzhaiError {
  const what =
    status === 404 || status === 410
      ? `there is nothing at this address (${status}); correct or remove it`
      : status === 401 || status === 403
        ? `it may not be read without a password (${status})`
        : status === 429
          ? "it asks to be read less often (429)"
          : `the server answers with ${status}`;
  return new WenzhaiError("bad-input", `${url} could not be read: ${what}.`, { retryable: PASSING_STATUS.has(status) });
}

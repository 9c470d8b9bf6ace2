import { createHash, timingSafeEqual } from "node:crypto";

/** Whether an `Authorization` header carries this token. How long it takes tells nothing of the token. */
export function hasBearerToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer ([!-~]+)$/iu.exec(authorization ?? "")?.[1];
  return given !== undefined && timingSafeEqual(digestOf(given), digestOf(token));
}

function digestOf(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}

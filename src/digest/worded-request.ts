import { readDigestRequest } from "../answering/intent/digest-request/read-digest-request.ts";
import type { DigestRequest } from "../domain/digest.ts";
import { WenzhaiError } from "../errors.ts";
import { languageOf } from "../language/language.ts";
import { unclearText } from "./print/receipt-text.ts";

/** Reads what a digest is asked for in words, such as "education since 2024 in English". `today` is the asker's ISO day. Throws bad-input for what it cannot read. */
export function wordedRequest(text: string, today: string): DigestRequest {
  const wanted = readDigestRequest(text, today);
  if (!wanted.ok) throw new WenzhaiError("bad-input", unclearText("en", wanted));
  const typedIn = /\p{Script=Han}/u.test(text) ? languageOf(text) : "en";
  const { ok: _, asks: __, language = typedIn, ...asked } = wanted;
  return { ...asked, language, today };
}

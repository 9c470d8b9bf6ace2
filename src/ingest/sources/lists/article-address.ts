import { hash } from "node:crypto";

/** What addresses carry for whoever counts visitors. */
const TRACKING = /^(?:utm_[a-z_]+|spm|scm|fbclid|gclid|mc_cid|mc_eid|share_token|chksm)$/u;
const LONGEST = 2000;
/** An id is read by people; beyond this a part of its hash stands for the rest. */
const LONGEST_ID = 100;

/**
 * The address of an article in the one way of writing it, so that two lists that name it mean the same; null for what is no
 * address of the web.
 */
export function articleAddress(text: string, base?: string): string | null {
  const written = text.trim();
  const url = written === "" ? null : URL.parse(written, base);
  if (url === null || !/^https?:$/u.test(url.protocol) || url.username !== "" || url.password !== "") return null;
  url.hash = "";
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href.length > LONGEST ? null : url.href;
}

/** The id of the article at an address: its host and path, with a part of its hash where they do not tell it from others. */
export function addressId(address: string): string {
  const { host, pathname, search, hash: anchor } = new URL(address);
  const path = decoded(pathname)
    .replace(/(?<!\/)\/+$/u, "")
    .replace(/\.(?:s?html?|xhtml|md|txt|pdf)$/iu, "");
  const name = `${host}${path}`.replace(/[\s#@?]+/gu, "-");
  const short = name.slice(0, LONGEST_ID);
  return short === name && search === "" && anchor === "" ? name : `${short}-${hash("sha256", address).slice(0, 8)}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

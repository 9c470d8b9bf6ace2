import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** What the internet uses of IPv6; the rest is reserved, local or in disuse. */
const GLOBAL_IPV6 = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

/**
 * Whether an address is one of the public internet: not of this machine, a private network, a link, a carrier, a cloud's
 * metadata, nor one that carries an IPv4 address within.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const plain = ipaddr.process(address);
  if (plain.range() !== "unicast") return false;
  return plain.kind() === "ipv4" || (plain as ipaddr.IPv6).match(GLOBAL_IPV6);
}

import dns from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import { isPublicAddress } from "./public-address.ts";

/** A connection that was not made, or was ended before anything was sent, because of where it leads. */
export class NotPublicError extends Error {
  constructor(address: string) {
    super(`${address} is not a public address`);
    this.name = "NotPublicError";
  }
}

/** How names become addresses, in the shape of `dns.lookup` with `all`. */
export type Resolve = (
  host: string,
  options: dns.LookupOptions & { all: true },
  found: (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void,
) => void;

const CONNECT_MS = 10_000;
const CONNECTIONS = 4;

/**
 * Connects to public addresses only. What counts is the address of each connection itself: a redirect or a name that changes
 * its address is seen like any other. Hosts in `allowed`, by name, are connected to wherever they are.
 */
export function createPublicAgent(allowed: ReadonlySet<string>, resolve: Resolve = dns.lookup): Agent {
  const anywhere = buildConnector({ timeout: CONNECT_MS });
  const publicly = buildConnector({ timeout: CONNECT_MS, lookup: publicOnly(resolve) } as buildConnector.BuildOptions);
  return new Agent({
    connections: CONNECTIONS,
    connect(options, done) {
      const host = bareHost(options.hostname);
      if (allowed.has(host)) return anywhere(options, done);
      if (isIP(host) !== 0 && !isPublicAddress(host)) return done(new NotPublicError(host), null);
      publicly(options, (error, socket) => {
        if (error !== null) return done(error, null);
        const address = socket.remoteAddress ?? "";
        if (isPublicAddress(address)) return done(null, socket);
        socket.destroy();
        done(new NotPublicError(address), null);
      });
    },
  });
}

/** A host name as it is compared: small, without the brackets of IPv6 and the point at its end. */
export function bareHost(hostname: string): string {
  return hostname.toLowerCase().replace(/^\[|\]$|\.$/gu, "");
}

/** One private address among the public ones is enough: such a name is not to be trusted. */
function publicOnly(resolve: Resolve): LookupFunction {
  return (host, options, found) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return found(error, "", 0);
      const inside = addresses.find(({ address }) => !isPublicAddress(address));
      if (inside !== undefined) return found(new NotPublicError(inside.address), "", 0);
      const [first] = addresses;
      if (options.all) found(null, addresses);
      else found(null, first?.address ?? "", first?.family ?? 0);
    });
  };
}

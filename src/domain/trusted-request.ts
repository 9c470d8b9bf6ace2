/** What a request says of where it comes from and whom it asks. */
export interface RequestHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}

/** Names of this machine, as addresses write them. */
const LOCAL: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Whether a server that listens on this machine alone may answer. A web page elsewhere can make a browser here ask it: under a
 * name of its own that it points here (DNS rebinding), then Host has that name; or straight, then Origin has another place than
 * Host. `names` are trusted beside those of this machine.
 */
export function isTrustedRequest({ host, origin }: RequestHeaders, names: readonly string[] = []): boolean {
  const asked = URL.parse(`http://${host ?? ""}`);
  if (host === undefined || asked === null) return false;
  if (!LOCAL.has(asked.hostname) && !names.includes(asked.hostname)) return false;
  return origin === undefined || URL.parse(origin)?.host === host.toLowerCase();
}

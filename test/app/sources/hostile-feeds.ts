import type { RequestListener, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

/** A feed that means no good: how it answers, and what of it must be named (by default its own address). */
export interface HostileFeed {
  readonly what: string;
  readonly answer: RequestListener;
  /** Whether it answers late or never. */
  readonly slow?: boolean;
  readonly named?: string;
}

const HEAD = '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>';
const item = (link: string): string => `<item><title>x</title><link>${link}</link></item>`;
const rss = (inside: string): string => `${HEAD}${inside}</channel></rss>`;

const says =
  (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(200, { "content-type": "application/xml", ...headers }).end(body);
const leads =
  (location: string): RequestListener =>
  (_, response) =>
    void response.writeHead(302, { location }).end();

/** Sends a piece again and again for as long as anyone reads. */
const endless =
  (begin: string, piece: string): RequestListener =>
  (_, response) => {
    response.write(begin);
    const more = (): void => {
      if (!response.destroyed) response.write(piece.repeat(1000), () => setImmediate(more));
    };
    more();
  };

const entities = (declared: string, used: string): string =>
  `<?xml version="1.0"?><!DOCTYPE x [${declared}]><rss version="2.0"><channel><title>${used}</title>${used}</channel></rss>`;
const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("");

/** Fifty of them; `stalled` is called when a slow one has sent all it sends. */
export function hostileFeeds(stalled: () => void): readonly HostileFeed[] {
  const stalls =
    (begin: (response: ServerResponse) => void): RequestListener =>
    (_, response) => {
      begin(response);
      setImmediate(stalled);
    };
  const every = (what: string, answer: RequestListener, named?: string): HostileFeed =>
    named === undefined ? { what, answer } : { what, answer, named };
  return [
    every("endless text", endless("", "x")),
    every("endless items", endless(HEAD, item("/a"))),
    every("endless JSON", endless('{"version":"https://jsonfeed.org/version/1.1","items":[', '{"id":"1"},')),
    every("endless white space", endless("", " ")),
    every("too long", says(rss(item("/a").repeat(50_000)))),
    every("a title that is too long", says(rss(`<item><title>${"x".repeat(2_000_000)}</title></item>`))),
    every("a packed bomb", says(gzipSync(Buffer.alloc(50_000_000)), { "content-encoding": "gzip" })),
    every("a bomb packed twice", says(gzipSync(gzipSync(Buffer.alloc(80_000_000))), { "content-encoding": "gzip" })),
    every("a bomb that no header tells", says(gzipSync(Buffer.alloc(80_000_000)))),
    { what: "no headers ever", slow: true, answer: stalls(() => undefined) },
    {
      what: "headers and nothing more",
      slow: true,
      answer: stalls((response) => void response.writeHead(200).flushHeaders()),
    },
    { what: "half a feed", slow: true, answer: stalls((response) => void response.write(HEAD)) },
    {
      what: "a promise of more",
      slow: true,
      answer: stalls((response) => void response.writeHead(200, { "content-length": "999" }).write("<")),
    },
    {
      what: "a byte at a time",
      slow: true,
      answer: stalls((response) => void [..."<rss"].map((each) => response.write(each))),
    },
    every("nothing", says("")),
    every("a mark and nothing", says("\ufeff")),
    every("noise", says(Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))),
    every("empty bytes", says(new Uint8Array(5000))),
    every("an end in a tag", says(`${HEAD}<item><ti`)),
    every("an end in an attribute", says('<rss version="2.')),
    every("an end in data", says(`${HEAD}<item><title><![CDATA[x`)),
    every("an end in a comment", says(`<!-- ${"x".repeat(1000)}`)),
    every("an end in an instruction", says("<?xml version=")),
    every("an end in a type", says("<!DOCTYPE rss [<!ENTITY")),
    every("a web page", says("<!doctype html><html><body>404</body></html>")),
    every("another root", says("<rsss><channel/></rsss>")),
    every("a picture", says(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"))),
    every("broken JSON", says('{"version":"https://jsonfeed.org/version/1.1","items":[{]}')),
    every("JSON of another kind", says('{"items":"x"}')),
    every("JSON that is deep", says("[".repeat(400_000))),
    every("a number", says("1e999")),
    every("tags that are deep", says(`${"<a>".repeat(200_000)}`)),
    every("tags that are deep in a feed", says(`${HEAD}${"<item>".repeat(100_000)}`)),
    every("a billion laughs", says(entities(`<!ENTITY l0 "ha">${laughs}`, "&l12;"))),
    every("a blow-up", says(entities(`<!ENTITY a "${"x".repeat(50_000)}">`, "&a;".repeat(50_000)))),
    every("an entity of itself", says(entities('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"))),
    every("an entity of a file", says(entities('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"))),
    every("an entity of a parameter", says(entities('<!ENTITY % a SYSTEM "http://169.254.169.254/"> %a;', "x"))),
    every("metadata of a cloud", leads("http://169.254.169.254/latest/meta-data/")),
    every("a private host", leads("http://10.0.0.1/")),
    every("this machine in IPv6", leads("http://[::1]:80/")),
    every("this machine within IPv6", leads("http://[::ffff:10.0.0.1]/")),
    every("this machine by name", leads("http://localhost/")),
    every("a file", leads("file:///etc/passwd")),
    every("itself", (request, response) => leads(request.url!)(request, response)),
    every("articles within", says(rss(item("http://192.168.0.1/admin"))), "http://192.168.0.1/admin"),
    every("a broken connection", (request) => void request.socket.destroy()),
    every(
      "a connection broken half way",
      (request, response) => void response.write(HEAD, () => request.socket.destroy()),
    ),
    every("an error", (_, response) => void response.writeHead(500).end("x".repeat(5000))),
    every(
      "a pause of a century",
      (_, response) => void response.writeHead(403, { "x-much": "y".repeat(40_000) }).end(),
    ),
  ];
}

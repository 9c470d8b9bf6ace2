import type { IncomingMessage, RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { createPoliteFetch, type PoliteOptions } from "../../../src/adapters/web/polite-fetch.ts";
import { handClock } from "../../fakes/hand-clock.ts";
import { hurriedClock } from "../hurried-clock.ts";
import { serve } from "./serve.ts";

function politely(options: Partial<PoliteOptions> = {}) {
  const web = createPoliteFetch({
    clock: handClock("2026-11-28T08:00:00Z"),
    allow: ["127.0.0.1"],
    waitMs: 0,
    ...options,
  });
  onTestFinished(() => web.close());
  return web;
}

/** A host with these pages; what it is asked is kept. */
async function host(pages: Readonly<Record<string, RequestListener>>) {
  const asked: IncomingMessage[] = [];
  const url = await serve((request, response) => {
    asked.push(request);
    const page = pages[request.url ?? ""];
    if (page === undefined) response.writeHead(404).end();
    else page(request, response);
  });
  return { url, asked, paths: () => asked.map((each) => each.url) };
}

const text =
  (body: string): RequestListener =>
  (_, response) =>
    void response.writeHead(200, { "content-type": 'text/html; charset="gb2312"', etag: '"1"' }).end(body);

describe("a page", () => {
  test("comes with its type, its encoding and what tells its version", async () => {
    const { url, asked } = await host({ "/a": text("天津") });
    const reply = await politely({ contact: "https://example.org/bot" }).get(`${url}/a`);
    expect(reply).toMatchObject({ kind: "body", url: `${url}/a`, type: "text/html", charset: "gb2312" });
    expect(reply).toMatchObject({ validators: { etag: '"1"' } });
    expect(asked.at(-1)!.headers["user-agent"]).toBe("Wenzhai/0.1 (+https://example.org/bot)");
  });

  test("that has not changed is not sent again", async () => {
    const { url } = await host({
      "/a": (request, response) =>
        void response.writeHead(request.headers["if-none-match"] === '"1"' ? 304 : 500).end(),
    });
    expect(await politely().get(`${url}/a`, { etag: '"1"' })).toEqual({ kind: "unchanged" });
  });

  test("is looked for where a redirect says", async () => {
    const { url } = await host({
      "/a": (_, response) => void response.writeHead(301, { location: "/b" }).end(),
      "/b": text("b"),
    });
    expect(await politely().get(`${url}/a`)).toMatchObject({ kind: "body", url: `${url}/b` });
  });

  test.each([
    ["a circle", "/", "redirects more than 5 times"],
    ["a file", "file:///etc/passwd", "no address of the web"],
    ["a password", "https://a:b@example.org/", "no address of the web"],
    ["metadata of a cloud", "http://169.254.169.254/latest/", "not a public address"],
    ["this machine by number", "http://2130706433/", "127.0.0.1 is not a public address"],
    ["this machine in IPv6", "http://[::1]/", "::1 is not a public address"],
  ])("redirected to %s is not had", async (_, location, why) => {
    const { url } = await host({ "/": (_request, response) => void response.writeHead(302, { location }).end() });
    const reply = await politely({ allow: ["localhost"] }).get(`http://localhost:${new URL(url).port}/`);
    expect(reply).toMatchObject({ kind: "failed", message: expect.stringContaining(why) });
  });

  test("that is gone, too long or broken says so, and is asked for once", async () => {
    const { url, paths } = await host({
      "/long": text("x".repeat(2000)),
      "/bomb": (_, response) =>
        void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(5_000_000))),
      "/broken": (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip"),
    });
    const web = politely({ bytes: 1000 });
    expect(await web.get(`${url}/gone`)).toMatchObject({
      message: expect.stringContaining("nothing at this address (404)"),
    });
    expect(await web.get(`${url}/long`)).toMatchObject({ message: expect.stringContaining("larger than 0.001 MB") });
    expect(await web.get(`${url}/bomb`)).toMatchObject({ message: expect.stringContaining("larger than 0.001 MB") });
    expect(await web.get(`${url}/broken`)).toMatchObject({ message: expect.stringContaining("broken") });
    expect(paths()).toEqual(["/robots.txt", "/gone", "/long", "/bomb", "/broken"]);
  });

  test("that stalls is given up at the limit, and may be tried later", async () => {
    const clock = hurriedClock(20_000);
    const { url } = await host({
      "/slow": (_, response) => {
        response.write("a", () => setImmediate(() => clock.expire()));
      },
    });
    const reply = await politely({ clock }).get(`${url}/slow`);
    expect(reply).toEqual({
      kind: "failed",
      message: `${url}/slow could not be read: it took longer than 20 s.`,
      passing: true,
    });
  });
});

describe("a failure that passes", () => {
  test("is tried again, and not for ever", async () => {
    let failures = 2;
    const { url, paths } = await host({
      "/a": (request, response) => (failures-- > 0 ? void response.writeHead(503).end() : text("a")(request, response)),
      "/b": (_, response) => void response.writeHead(500).end(),
    });
    const web = politely();
    expect(await web.get(`${url}/a`)).toMatchObject({ kind: "body" });
    expect(await web.get(`${url}/b`)).toMatchObject({ kind: "failed", passing: true });
    expect(paths().filter((path) => path === "/b")).toHaveLength(3);
  });

  test("of a host that asks to be left alone leaves it alone until then", async () => {
    const clock = handClock("2026-11-28T08:00:00Z");
    let busy = true;
    const { url, paths } = await host({
      "/a": (request, response) =>
        busy ? void response.writeHead(429, { "retry-after": "60" }).end() : text("a")(request, response),
    });
    const web = politely({ clock });
    expect(await web.get(`${url}/a`)).toMatchObject({ kind: "failed", passing: true });
    expect(await web.get(`${url}/a`)).toMatchObject({ message: expect.stringContaining("left alone"), passing: true });
    expect(paths()).toEqual(["/robots.txt", "/a"]);
    busy = false;
    clock.advance(61_000);
    expect(await web.get(`${url}/a`)).toMatchObject({ kind: "body" });
  });
});

describe("robots.txt", () => {
  test("is read once and heeded", async () => {
    const rules = "User-agent: *\nDisallow: /\n\nUser-agent: Wenzhai\nDisallow: /secret\n";
    const { url, paths } = await host({ "/robots.txt": text(rules), "/a": text("a"), "/secret/b": text("b") });
    const web = politely();
    expect(await web.get(`${url}/a`)).toMatchObject({ kind: "body" });
    expect(await web.get(`${url}/secret/b`)).toMatchObject({
      kind: "failed",
      message: `${url}/secret/b may not be read by programs: the robots.txt of its host says so.`,
    });
    expect(paths()).toEqual(["/robots.txt", "/a"]);
  });

  test("that cannot be read now may forbid anything", async () => {
    const { url, paths } = await host({
      "/robots.txt": (_, response) => void response.writeHead(500).end(),
      "/a": text("a"),
    });
    expect(await politely().get(`${url}/a`)).toMatchObject({ kind: "failed", passing: true });
    expect(paths()).not.toContain("/a");
  });
});

describe("a name", () => {
  test.each([
    ["a private address", ["10.0.0.1"]],
    ["a private one beside a public one", ["93.184.215.14", "127.0.0.1"]],
  ])("that leads to %s is not connected to", async (_, found) => {
    const { url, asked } = await host({ "/a": text("a") });
    const { port } = new URL(url);
    const web = politely({
      allow: [],
      resolve: (_host, _options, done) =>
        done(
          null,
          found.map((address) => ({ address, family: 4 })),
        ),
    });
    const reply = await web.get(`http://news.example.org:${port}/a`);
    expect(reply).toMatchObject({ kind: "failed", message: expect.stringContaining("is not a public address") });
    expect(asked).toEqual([]);
  });

  test("that is allowed is connected to wherever it leads", async () => {
    const { url } = await host({ "/a": text("a") });
    expect(await politely({ allow: ["LOCALHOST"] }).get(`http://localhost:${new URL(url).port}/a`)).toMatchObject({
      kind: "body",
    });
  });

  test("is looked up for each connection: one that changes its address is seen", async () => {
    const { url, asked } = await host({ "/a": text("a") });
    const answers = ["93.184.215.14", "127.0.0.1"];
    const seen: string[] = [];
    const web = politely({
      allow: [],
      resolve: (name, _options, done) => {
        seen.push(name);
        // The first answer is public, but nobody is there.
        if (seen.length === 1) return done(Object.assign(new Error("no"), { code: "EAI_AGAIN" }), []);
        done(null, [{ address: answers[1]!, family: 4 }]);
      },
    });
    const reply = await web.get(`http://rebinding.example.org:${new URL(url).port}/a`);
    expect(reply).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("127.0.0.1 is not a public address"),
    });
    expect(seen.length).toBeGreaterThan(1);
    expect(asked).toEqual([]);
  });
});

import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { limitedFetch } from "../../src/adapters/limited-fetch.ts";
import { handClock } from "../fakes/hand-clock.ts";

const clock = () => handClock("2025-06-09T01:00:00Z");

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("a redirect", () => {
  test("to another host is not followed: neither the key nor the question gets there", async () => {
    let visited = 0;
    const elsewhere = await serve((_, response) => {
      visited++;
      response.end();
    });
    const url = await serve((_, response) => response.writeHead(307, { location: `${elsewhere}/v1` }).end());
    const asked = limitedFetch(clock(), { ms: 1_000 })(url, { method: "POST", body: "who?" });
    await expect(asked).rejects.toThrow("another host");
    expect(visited).toBe(0);
  });

  test("on the same host is followed, with the body", async () => {
    const url = await serve(async (request, response) => {
      if (request.url === "/v1") return response.writeHead(308, { location: "/v1/" }).end();
      let body = "";
      for await (const part of request) body += part;
      response.end(`${request.method} ${body} ${request.headers.authorization}`);
    });
    const given = { method: "POST", body: "who?", headers: { authorization: "Bearer k" } };
    const reply = await limitedFetch(clock(), { ms: 1_000 })(`${url}/v1`, given);
    expect(await reply.text()).toBe("POST who? Bearer k");
  });

  test("in circles ends", async () => {
    const url = await serve((_, response) => response.writeHead(302, { location: "/" }).end());
    await expect(limitedFetch(clock(), { ms: 1_000 })(url)).rejects.toThrow("in circles");
  });
});

describe("a reply", () => {
  test("comes piece by piece, and its limit ends with its last byte", async () => {
    const hand = clock();
    const url = await serve((_, response) => {
      response.write("a");
      response.end("b");
    });
    const reply = await limitedFetch(hand, { ms: 1_000, bytes: 2 })(url);
    expect(hand.pending()).toBe(1);
    expect(await reply.text()).toBe("ab");
    expect(hand.pending()).toBe(0);
  });

  test("that is too long is broken off", async () => {
    const hand = clock();
    const url = await serve((_, response) => response.end("x".repeat(1001)));
    const reply = await limitedFetch(hand, { ms: 1_000, bytes: 1000 })(url);
    await expect(reply.text()).rejects.toThrow("longer than 1000 bytes");
    expect(hand.pending()).toBe(0);
  });

  test("that stalls is given up at the limit", async () => {
    const hand = clock();
    const url = await serve((_, response) => void response.write("a"));
    const reply = await limitedFetch(hand, { ms: 1_000 })(url);
    const text = reply.text();
    const failed = expect(text).rejects.toThrow("timed out");
    await setImmediate();
    hand.advance(1_000);
    await failed;
  });

  test("nobody reads ends the limit", async () => {
    const hand = clock();
    const url = await serve((_, response) => response.end("abc"));
    const reply = await limitedFetch(hand, { ms: 1_000 })(url);
    await reply.body?.cancel();
    await setImmediate();
    expect(hand.pending()).toBeLessThanOrEqual(1);
  });
});

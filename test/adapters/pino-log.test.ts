import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPinoLog } from "../../src/adapters/pino-log.ts";
import { createRedactor, type Redaction } from "../../src/adapters/redact.ts";
import { WenzhaiError } from "../../src/errors.ts";
import type { LogFields } from "../../src/ports/log.ts";
import { handClock } from "../fakes/hand-clock.ts";

function openLog(redaction: Redaction = { texts: true }) {
  const lines: string[] = [];
  const log = createPinoLog({
    open: () => ({ write: (line) => void lines.push(line) }),
    clock: handClock("2025-06-09T01:00:00Z"),
    redactor: createRedactor(redaction),
  });
  return { log, lines };
}

function logged(
  fields?: LogFields,
  event = "something-happened",
  redaction?: Redaction,
): { line: string; data: Record<string, unknown> } {
  const { log, lines } = openLog(redaction);
  log.warn(event, fields);
  expect(lines).toHaveLength(1);
  return { line: lines[0]!, data: JSON.parse(lines[0]!) };
}

describe("one line per event", () => {
  test("with time, level, event and fields", () => {
    expect(logged({ articles: 3, title: "第十一届\n大会" }).data).toEqual({
      time: "2025-06-09T01:00:00.000Z",
      level: "warn",
      event: "something-happened",
      articles: 3,
      title: "第十一届\n大会",
    });
  });

  test("each level says its name", () => {
    const { log, lines } = openLog();
    log.info("a");
    log.warn("b");
    log.error("c");
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(["info", "warn", "error"]);
  });

  test("fields do not displace the head", () => {
    expect(logged({ event: "forged", level: "info", time: "never" }).data).toMatchObject({
      event: "something-happened",
      level: "warn",
    });
  });

  test("whatever the fields hold, it is one line of JSON", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true })),
        (fields) => {
          const { line } = logged(fields);
          expect(line.endsWith("\n")).toBe(true);
          expect(line.slice(0, -1)).not.toMatch(/[\n\r]/u);
        },
      ),
    );
  });

  test("circles, bigints, functions and throwing getters", () => {
    const circle: Record<string, unknown> = { n: 1n, f: logged };
    circle.self = circle;
    expect(logged({ circle }).data.circle).toEqual({ n: "1", f: "[function logged]", self: "[circular]" });
    const trap = Object.defineProperty({}, "x", {
      enumerable: true,
      get: () => {
        throw new Error("no");
      },
    });
    expect(logged({ trap }).data).toMatchObject({ event: "something-happened", unreadable: true });
  });

  test("errors keep name, message, code and cause", () => {
    const cause = new Error("connect failed");
    const error = new WenzhaiError("slack", "Slack did not answer.", { cause, retryable: true });
    expect(logged({ error }).data.error).toMatchObject({
      name: "WenzhaiError",
      message: "Slack did not answer.",
      code: "slack",
      retryable: true,
      cause: { name: "Error", message: "connect failed" },
    });
  });
});

describe("no secret reaches the log", () => {
  const secrets: readonly (readonly [string, string])[] = [
    ["bot token", "xoxb-12345-67890-AbCdEfGh"],
    ["rotated token", "xoxe.xoxp-1-Mi0yLTEyMzQ"],
    ["app token", "xapp-1-A012-345-abcdef"],
    ["model key", "sk-proj-aB3dEfGh1jKlMn0p"],
    ["source host token", "ghp_abcdefghijklmnop1234"],
    ["JWT", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.s1gnature-x"],
  ];
  for (const [what, secret] of secrets) {
    test(`${what} in a text, a nested field, an error, the event itself`, () => {
      expect(logged({ text: `before ${secret} after` }).line).not.toContain(secret);
      expect(logged({ a: { b: [{ c: secret }] } }).line).not.toContain(secret);
      expect(logged({ error: new Error(`refused ${secret}`, { cause: new Error(secret) }) }).line).not.toContain(
        secret,
      );
      expect(logged({ map: new Map([["k", secret]]) }).line).not.toContain(secret);
      expect(logged({}, `event ${secret}`).line).not.toContain(secret);
      expect(logged({ text: `before ${secret} after` }).line).toMatch(/before \[redacted\] after/u);
    });
  }

  test("values under a secret's name go whatever they look like", () => {
    for (const name of [
      "token",
      "botToken",
      "SLACK_SIGNING_SECRET",
      "api_key",
      "apiKey",
      "x-api-key",
      "Authorization",
      "password",
      "cookie",
      "key",
      "response_url",
    ]) {
      expect(logged({ headers: { [name]: "hunter2" } }).line, name).not.toContain("hunter2");
    }
  });

  test("counts of tokens stay", () => {
    expect(logged({ tokens: 412, maxTokens: 1000 }).data).toMatchObject({ tokens: 412, maxTokens: 1000 });
  });

  test("passwords in addresses and queries", () => {
    const { line } = logged({
      url: "postgres://app:hunter2@db/wenzhai",
      page: "https://a.example/x?id=7&access_token=hunter2&b=1",
      hook: "https://hooks.slack.com/services/T1/B1/hunter2",
    });
    expect(line).not.toContain("hunter2");
    expect(line).toContain("id=7");
    expect(line).toContain("@db/wenzhai");
  });

  test("ordinary words stay", () => {
    const text = "The keynote of 张景安 took 40 minutes; monkeys, task-based learning, risk-averse plans.";
    expect(logged({ text, keyword: "人工智能", channel: "C1" }).data).toMatchObject({
      text,
      keyword: "人工智能",
      channel: "C1",
    });
  });

  const own = "q7!w/e+r=t y";
  test.each([
    ["as it is", own],
    ["in an address", `https://a.example/?k=${encodeURIComponent(own)}`],
    ["in base64", Buffer.from(own).toString("base64")],
    ["in JSON inside a text", JSON.stringify({ k: own })],
    ["as the name of a field", own],
  ])("a key of the settings %s", (_, text) => {
    const { line } = logged({ list: [{ [text]: text }], cause: new Error(text) }, `e ${text}`, { secrets: [own] });
    for (const form of [own, encodeURIComponent(own), Buffer.from(own).toString("base64")])
      expect(line).not.toContain(form);
  });

  test.each([
    "AKIAIOSFODNN7EXAMPLE",
    "AIzaSyA-1234567890abcdefghijklmnopqrstu",
    "hf_abcdefghijklmnopqrst",
    "x-api-key: abcdef123456",
    '{"password":"correct-horse"}',
    "-----BEGIN RSA PRIVATE KEY-----\nMIIEow==\n-----END RSA PRIVATE KEY-----",
  ])("what looks like one: %s", (secret) => {
    const { line } = logged({ said: `x ${secret} y` });
    for (const part of ["IOSFODNN7", "SyA-12345", "abcdefghijkl", "abcdef123456", "correct-horse", "MIIEow"])
      expect(line).not.toContain(part);
  });

  test("what people wrote is told by its length, unless the settings allow more", () => {
    const fields = { question: "谁主持了论坛?", nested: { text: "who?" }, ms: 3 };
    expect(logged(fields, "asked", {}).data).toMatchObject({
      question: "[7 characters]",
      nested: { text: "[4 characters]" },
      ms: 3,
    });
    expect(logged(fields, "asked", { texts: true }).data).toMatchObject(fields);
  });
});

describe("a log is never the reason why something fails", () => {
  const redactor = createRedactor({});
  const clock = handClock("2025-06-09T01:00:00Z");

  test("a place that cannot be opened, or written to", () => {
    const broken = (): never => {
      throw new Error("EROFS");
    };
    createPinoLog({ open: broken, clock, redactor }).error("a");
    createPinoLog({ open: () => ({ write: broken }), clock, redactor }).error("a");
  });

  test("nothing is opened before the first line", async () => {
    let opened = 0;
    const log = createPinoLog({ open: () => ({ write: () => void opened++ }), clock, redactor });
    await log.close();
    expect(opened).toBe(0);
    log.info("a");
    expect(opened).toBe(1);
  });
});

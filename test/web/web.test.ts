import { createHash } from "node:crypto";
import { request } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Answer, AnswerEvent, Ask } from "../../src/domain/answer.ts";
import type { Article, Sentence } from "../../src/domain/article.ts";
import { createMetrics } from "../../src/web/metrics.ts";
import { startWeb } from "../../src/web/start-web.ts";
import { watchSlack } from "../../src/web/watch-slack.ts";
import { createWeb, type WebParts } from "../../src/web/web.ts";
import { keptLog } from "../slack/kept-log.ts";
import { answer, citation } from "../slack/samples.ts";

const ARTICLE: Article = {
  id: "浦江/2025 a",
  title: '浦江<创新>"论坛"',
  publisher: "A&B",
  published: "2025-06-09",
  language: "zh-Hans",
  url: 'https://example.org/?a="><script>alert(1)</script>',
  people: [],
  aliases: [],
  text: "图1\n张景安出席。<script>alert(1)</script>他说：“好”。\n",
  hash: "0",
};
const SENTENCES: readonly Sentence[] = [
  { id: `${ARTICLE.id}#0`, start: 3, end: 9 },
  { id: `${ARTICLE.id}#1`, start: 9, end: ARTICLE.text.length - 1 },
];

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function fetchFrom(url: string, method = "GET"): Promise<Got> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const path = url.slice(url.indexOf("/", "http://".length));
    // The path goes out as it is written, which fetch would mend.
    request({ hostname, port, path, method }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on("error", reject)
      .end();
  });
}

async function serve(parts: Partial<WebParts> = {}): Promise<string> {
  const article = async (id: string) => (id === ARTICLE.id ? { article: ARTICLE, sentences: SENTENCES } : null);
  const articles = async () => [ARTICLE];
  const status = async () => ({ articles: 1 });
  const web = createWeb({
    status,
    article,
    articles,
    slackFlows: () => null,
    metrics: async () => "",
    log: keptLog(),
    ...parts,
  });
  const running = await startWeb(web, 0);
  onTestFinished(() => running.close());
  return running.url;
}

const page = (url: string): string => `${url}/a/${encodeURIComponent(ARTICLE.id)}`;

describe("the source viewer", () => {
  test("shows an article with each sentence under its anchor, and all of its text", async () => {
    const { status, headers, body } = await fetchFrom(page(await serve()));
    expect([status, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expect(body).toContain('图1\n<span id="s0">张景安出席。</span><span id="s1">');
    expect(body).toContain("他说：“好”。</span>\n</article>");
    expect(body).toContain("A&amp;B · 2025-06-09");
    expect(body).toContain('<html lang="zh-Hans">');
  });

  test("escapes all that comes from an article, and lets nothing run", async () => {
    const { headers, body } = await fetchFrom(page(await serve()));
    expect(body).not.toMatch(/<script|a="|<创新>/u);
    expect(body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; /u);
    const style = /<style>([^<]*)<\/style>/u.exec(body)?.[1] ?? "";
    expect(policy).toContain(createHash("sha256").update(style).digest("base64"));
    expect(policy).not.toContain("unsafe");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  test("links to addresses of the web only", async () => {
    const article = async () => ({ article: { ...ARTICLE, url: "javascript:alert(1)" }, sentences: SENTENCES });
    expect((await fetchFrom(page(await serve({ article })))).body).not.toMatch(/<a (?!href="\/a")|javascript:/u);
  });

  test("lists the articles, and those that hold the words that are looked for, in either script", async () => {
    const url = await serve();
    const link = `href="/a/${encodeURIComponent(ARTICLE.id)}"`;
    const found = async (query: string) => (await fetchFrom(`${url}/a${query}`)).body;
    expect(await found("")).toContain(link);
    expect(await found(`?q=${encodeURIComponent("張景安 出席")}`)).toContain(link);
    const none = await found(`?q=${encodeURIComponent('"><script>')}`);
    expect(none).toContain("0 articles");
    expect(none).not.toContain("<script");
  });

  test.each([
    ["/a/nothing", 404],
    ["/a/%E0%A4%A", 400],
    ["/a/../../etc/passwd", 404],
    ["/", 404],
  ])("answers %s with %i", async (path, status) => {
    const got = await fetchFrom(`${await serve()}${path}`);
    expect([got.status, got.headers["content-type"]]).toEqual([status, "text/plain; charset=utf-8"]);
  });

  test("answers no page that points its own name here, or asks from elsewhere", async () => {
    const url = await serve();
    const ask = (headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const { hostname, port } = new URL(url);
        request({ hostname, port, path: "/healthz", headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        })
          .on("error", reject)
          .end();
      });
    const { host } = new URL(url);
    expect(await ask({ host: "evil.example" })).toBe(403);
    expect(await ask({ host, origin: "http://evil.example" })).toBe(403);
    expect(await ask({ host, origin: url })).toBe(200);
  });

  test("answers HEAD without a body, and nothing that would change something", async () => {
    const url = await serve();
    expect(await fetchFrom(page(url), "HEAD")).toMatchObject({ status: 200, body: "" });
    expect(await fetchFrom(page(url), "POST")).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  });

  test("says only that something went wrong, and tells the log what", async () => {
    const log = keptLog();
    const broken = async () => Promise.reject(new Error("secret path"));
    const { status, body } = await fetchFrom(page(await serve({ article: broken, log })));
    expect([status, body]).toEqual([500, "Something went wrong on our side."]);
    expect(log.lines.map(({ event }) => event)).toEqual(["web-failed"]);
  });

  test("says which setting to change when its port is taken", async () => {
    const port = Number(new URL(await serve()).port);
    await expect(startWeb(async () => undefined, port)).rejects.toMatchObject({
      code: "bad-config",
      message: expect.stringContaining("WENZHAI_WEB_PORT"),
    });
  });
});

describe("health", () => {
  const broken = () => Promise.reject(new Error("gone"));
  test.each<[string, Partial<WebParts>, number, object]>([
    ["without Slack", {}, 200, { index: "open", slack: "none" }],
    ["with Slack", { slackFlows: () => true }, 200, { index: "open", slack: "connected" }],
    ["without the line to Slack", { slackFlows: () => false }, 503, { index: "open", slack: "lost" }],
    [
      "with tokens that Slack refuses",
      { slackFlows: () => false, slackRefuses: () => "token_revoked" },
      503,
      { index: "open", slack: "tokens refused (token_revoked)" },
    ],
    ["without an index", { status: broken }, 503, { index: "not open", slack: "none" }],
  ])("%s", async (_, parts, status, body) => {
    const got = await fetchFrom(`${await serve(parts)}/healthz`);
    expect([got.status, JSON.parse(got.body)]).toEqual([status, body]);
  });

  test("tokens are refused until Slack takes them again", () => {
    const { log, flows, refused } = watchSlack(keptLog());
    log.error("slack-tokens-refused", { reason: "token_revoked" });
    expect([flows(), refused()]).toEqual([false, "token_revoked"]);
    log.info("slack-tokens-taken");
    expect([flows(), refused()]).toEqual([true, null]);
  });

  test("the line to Slack is lost from its first vain try until it is back", () => {
    const kept = keptLog();
    const { log, flows } = watchSlack(kept);
    const seen = [flows()];
    for (const event of ["socket-not-back", "bolt"]) {
      log.warn(event);
      seen.push(flows());
    }
    log.info("socket-back");
    expect([...seen, flows()]).toEqual([true, false, false, true]);
    expect(kept.lines.map(({ event }) => event)).toEqual(["socket-not-back", "bolt", "socket-back"]);
  });
});

describe("metrics", () => {
  const took = (finished: Answer, total: number): Answer => ({
    ...finished,
    ms: { retrieve: 0, answer: total, total },
  });
  const good = answer([citation({ quote: "张景安出席。" })]);
  const asking = (finished: Answer): Ask =>
    async function* () {
      yield { type: "end", answer: finished };
    };
  const failing: Ask = async function* () {
    yield { type: "searching", question: "", rewritten: null };
    throw new Error("no");
  };
  const drain = async (ask: Ask): Promise<void> => {
    for await (const _ of ask({ text: "?" }));
  };

  test("count answers, refusals and errors, and sort times into classes", async () => {
    const metrics = createMetrics();
    await drain(metrics.count(asking(took(good, 20))));
    await drain(metrics.count(asking({ ...took(good, 2000), mode: "model" })));
    await drain(metrics.count(asking({ ...took(good, 5), answered: false })));
    await expect(drain(metrics.count(failing))).rejects.toThrow("no");
    const url = await serve({ metrics: async () => metrics.render() });
    const lines = (await fetchFrom(`${url}/metrics`)).body.split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        "# TYPE wenzhai_questions_total counter",
        "wenzhai_questions_total 4",
        'wenzhai_answers_total{mode="extractive"} 1',
        'wenzhai_answers_total{mode="model"} 1',
        "wenzhai_refusals_total 1",
        "wenzhai_errors_total 1",
        'wenzhai_answer_milliseconds_bucket{le="10"} 1',
        'wenzhai_answer_milliseconds_bucket{le="30"} 2',
        'wenzhai_answer_milliseconds_bucket{le="3000"} 3',
        'wenzhai_answer_milliseconds_bucket{le="+Inf"} 3',
        "wenzhai_answer_milliseconds_sum 2025",
        "wenzhai_answer_milliseconds_count 3",
      ]),
    );
    for (const line of lines.filter(Boolean))
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) .+|[a-z_]+(?:\{[a-z]+="[^"]+"\})? [\d.]+)$/u);
  });

  test("pass on what was asked and every event", async () => {
    const ask: Ask = async function* (question, options) {
      yield { type: "notice", text: `${question.text}${options?.signal?.aborted}` };
      yield { type: "end", answer: good };
    };
    const signal = AbortSignal.abort();
    const events: AnswerEvent[] = [];
    for await (const event of createMetrics().count(ask)({ text: "?" }, { signal })) events.push(event);
    expect(events).toEqual([
      { type: "notice", text: "?true" },
      { type: "end", answer: good },
    ]);
  });
});

import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import type { Finding } from "../../../src/app/cli/doctor/finding.ts";
import { doctorCommand } from "../../../src/app/cli/doctor-command.ts";
import { openEngine } from "../../../src/app/compose.ts";
import type { ModelConfig } from "../../../src/app/config.ts";
import type { WorkspaceSettings } from "../../../src/emulator/settings.ts";
import { startWorkspace } from "../../../src/emulator/start-workspace.ts";
import { EVENTS, SCOPES } from "../../../src/slack/transport/reactions.ts";
import { type EmbeddingScript, startEmbeddingsServer } from "../../fakes/embeddings-server.ts";
import { keptLog } from "../../slack/kept-log.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const CORPUS = join(root, "corpus");
const KEY = "local-key-that-has-no-known-shape";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "wenzhai-doctor-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

interface Examined {
  readonly code: number;
  readonly lines: readonly string[];
  /** The line of a check; the test fails when there is not exactly one. */
  line(check: string): string;
}

type Settings = Readonly<Record<string, string>>;

async function examine(env: Settings, nodeVersion = "24.21.0"): Promise<Examined> {
  const lines: string[] = [];
  const settings = { WENZHAI_DATA: join(folder(), "data"), WENZHAI_CORPUS: CORPUS, ...env };
  const parts = { env: settings, nodeVersion, clock: systemClock(), out: (line: string) => void lines.push(line) };
  const code = await doctorCommand({}, parts);
  const line = (check: string): string => {
    const found = lines.filter((each) => each.slice(2).startsWith(`${check}: `));
    expect(found, check).toHaveLength(1);
    return found[0]!;
  };
  return { code, lines, line };
}

async function slack(settings: Partial<WorkspaceSettings> = {}): Promise<Settings> {
  const workspace = await startWorkspace({ clock: systemClock(), ...settings });
  onTestFinished(() => workspace.close());
  const { botToken, appToken, apiUrl } = workspace;
  return { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl };
}

async function models(script?: EmbeddingScript): Promise<Settings> {
  const server = await startEmbeddingsServer(script);
  onTestFinished(() => server.close());
  const names = {
    WENZHAI_EMBEDDING_MODEL: "local-embedding",
    WENZHAI_CHAT_MODEL: "local-chat",
    WENZHAI_JUDGE_MODEL: "local-judge",
  };
  return { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: KEY, ...names };
}

async function ingest(data: string, model: ModelConfig = {}): Promise<void> {
  const world = { clock: systemClock(), log: keptLog(), newId: () => "1" };
  const engine = await openEngine({ slack: null, corpus: [CORPUS], data, model }, world);
  await engine.ingest([CORPUS]);
  await engine.close();
}

describe("wenzhai doctor", () => {
  test("finds nothing wrong where nothing is set", async () => {
    const { code, lines, line } = await examine({});
    expect(code).toBe(0);
    expect(lines.filter((each) => each.startsWith("✗"))).toEqual([]);
    expect(line("mode")).toBe("✓ mode: a local Slack; answers are quotations; search by words and the built-in model");
    expect(line("index")).toMatch(/^– .*empty.*wenzhai ingest/u);
    expect(line("models")).toMatch(/^–/u);
  });

  test("finds everything right where everything is set and works", async () => {
    const model = await models();
    const data = folder();
    await ingest(data, { embedding: "local-embedding", baseUrl: model.OPENAI_BASE_URL! });
    const { code, lines, line } = await examine({ ...(await slack()), ...model, WENZHAI_DATA: data });
    expect(lines.filter((each) => each.startsWith("✗"))).toEqual([]);
    expect(code).toBe(0);
    expect(line("mode")).toContain(
      "Slack over Socket Mode; answers by local-chat; search by words and local-embedding",
    );
    expect(line("model endpoint")).toContain("2 models");
    expect(line("embedding model")).toBe("✓ embedding model: local-embedding gives vectors of 8 numbers");
    expect(line("chat model")).toBe("✓ chat model: local-chat answers");
    expect(line("judge")).toBe("✓ judge: local-judge answers");
    expect(line("index")).toMatch(
      /^✓ index: sound, 5 articles .* changed today, 0 of them with vectors of endpoint:local-embedding\/8$/u,
    );
    expect(line("Slack bot token")).toBe("✓ Slack bot token: wenzhai in Wenzhai");
    expect(line("Slack rights")).toMatch(/^✓/u);
    expect(line("Slack app token")).toMatch(/^✓/u);
    expect(readdirSync(data).filter((name) => name.startsWith(".doctor"))).toEqual([]);
  });

  test("prints no secret, whatever goes wrong with it", async () => {
    const refuses: EmbeddingScript = () => ({ status: 401, body: `{"error":{"message":"${KEY} is wrong"}}` });
    const tokens = await slack({ botToken: "xoxb-right", appToken: "xapp-right" });
    const wrong = {
      SLACK_BOT_TOKEN: "xoxb-0000-secret",
      SLACK_APP_TOKEN: "xapp-0000-secret",
      SLACK_SIGNING_SECRET: "0000-secret",
    };
    const { code, lines, line } = await examine({ ...tokens, ...wrong, ...(await models(refuses)) });
    expect(code).toBe(2);
    expect(lines.join("\n")).not.toMatch(/0000-secret/u);
    expect(lines.join("\n")).not.toContain(KEY);
    expect(line("embedding model")).toMatch(/^✗ .*refused the key.*OPENAI_API_KEY/u);
    expect(line("index")).toMatch(/^– /u);
    expect(line("Slack bot token")).toMatch(/^✗ .*invalid_auth.*Install App/u);
    expect(line("Slack app token")).toMatch(/^✗ .*invalid_auth.*connections:write/u);
  });

  test("names the rights that the bot token lacks", async () => {
    const tokens = await slack({ scopes: ["chat:write", "commands", "users:read", "app_mentions:read", "im:history"] });
    const { code, line } = await examine(tokens);
    expect(code).toBe(2);
    expect(line("Slack rights")).toBe(
      "✗ Slack rights: assistant:write, channels:history, groups:history, im:write, mpim:history missing. Paste manifest.yml into the app's page App Manifest, and install the app again.",
    );
  });

  test("asks for the right to read user groups only where these are set", async () => {
    const tokens = await slack({ scopes: [...SCOPES, ...EVENTS.flatMap(({ scopes }) => scopes)] });
    expect((await examine(tokens)).line("Slack rights")).toMatch(/^✓/u);
    const { line } = await examine({ ...tokens, WENZHAI_USER_GROUPS: "S1" });
    expect(line("Slack rights")).toContain("usergroups:read missing");
  });

  test("tells an unreachable Slack and an unreachable endpoint from wrong tokens", async () => {
    const server = await startEmbeddingsServer();
    await server.close();
    const address = { SLACK_API_URL: `${server.baseUrl}/api/`, OPENAI_BASE_URL: server.baseUrl };
    const { code, line } = await examine({ ...address, SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" });
    expect(code).toBe(2);
    expect(line("Slack bot token")).toMatch(/^✗ .*cannot be reached.*SLACK_API_URL/u);
    expect(line("model endpoint")).toMatch(/^✗ .*cannot be reached.*OPENAI_BASE_URL/u);
  });

  test("names the models there are when the one that is set is not among them", async () => {
    const { line } = await examine({
      ...(await models(() => ({ status: 404 }))),
      WENZHAI_EMBEDDING_MODEL: "locl-embedding",
    });
    expect(line("embedding model")).toMatch(/^✗ .*"locl-embedding".*lists local-embedding, local-chat\.$/u);
  });

  test.each<[string, Settings, string, RegExp]>([
    ["a port that is none", { PORT: "many" }, "mode", /^✗ .*PORT/u],
    ["a bot token alone", { SLACK_BOT_TOKEN: "xoxb-1" }, "mode", /^✗ .*SLACK_APP_TOKEN/u],
    ["exchanged tokens", { SLACK_BOT_TOKEN: "xapp-1", PORT: "x" }, "SLACK_BOT_TOKEN", /^✗ .*xoxb-/u],
    ["a mistyped name", { WENZHAI_EMBEDING_MODEL: "m" }, "WENZHAI_EMBEDING_MODEL", /^✗ .*README/u],
    [
      "a missing folder",
      { WENZHAI_CORPUS: "/nowhere/articles" },
      "corpus",
      /^✗ .*\/nowhere\/articles.*WENZHAI_CORPUS/u,
    ],
    ["a model without endpoint", { WENZHAI_EMBEDDING_MODEL: "m" }, "embedding model", /^✗ .*OPENAI_API_KEY/u],
  ])("says what is wrong with %s", async (_, env, check, says) => {
    const { code, line } = await examine(env);
    expect(code).toBe(2);
    expect(line(check)).toMatch(says);
  });

  test("says that signed HTTP is used, and that its secret cannot be checked", async () => {
    const { SLACK_APP_TOKEN: _, ...tokens } = await slack();
    const { code, line } = await examine({ ...tokens, SLACK_SIGNING_SECRET: "local-signing-secret", PORT: "3999" });
    expect(code).toBe(0);
    expect(line("mode")).toContain("signed HTTP on port 3999");
    expect(line("Slack signing secret")).toMatch(/^–/u);
  });

  test("sees a data directory that is a file, an index of another embedder, and a damaged one", async () => {
    const file = join(folder(), "file");
    writeFileSync(file, "");
    expect((await examine({ WENZHAI_DATA: file })).line("data directory")).toMatch(/^✗ .*WENZHAI_DATA/u);

    const data = folder();
    await ingest(data);
    const other = await examine({ ...(await models()), WENZHAI_DATA: data });
    expect(other.line("index")).toMatch(/^✓ index: sound, .*, 0 of them with vectors of endpoint:local-embedding\/8$/u);

    for (const name of readdirSync(join(data, "index"), { recursive: true, encoding: "utf8" }))
      if (name.endsWith("postings.bin")) writeFileSync(join(data, "index", name), "x");
    const damaged = await examine({ WENZHAI_DATA: data });
    expect([damaged.code, damaged.line("index")]).toEqual([2, expect.stringMatching(/^✗ /u)]);
  });

  // Whoever is root may write everywhere.
  test.skipIf(process.getuid?.() === 0)("sees a data directory that it may not write", async () => {
    const data = join(folder(), "data");
    mkdirSync(data);
    chmodSync(data, 0o500);
    expect((await examine({ WENZHAI_DATA: data })).line("data directory")).toMatch(/^✗ .*EACCES/u);
  });

  test("asks for a newer Node", async () => {
    const { code, line } = await examine({}, "20.11.0");
    expect([code, line("Node")]).toEqual([2, expect.stringMatching(/^✗ Node: 20\.11\.0\..*npm/u)]);
  });

  test("gives all of it as JSON from the command line, and the exit code", () => {
    const env = { PATH: process.env.PATH ?? "", WENZHAI_DATA: join(folder(), "data"), PORT: "many" };
    const ran = spawnSync(process.execPath, [join(root, "src/app/cli.ts"), "doctor", "--json"], {
      env,
      encoding: "utf8",
    });
    const { sound, checks } = JSON.parse(ran.stdout) as { sound: boolean; checks: readonly Finding[] };
    expect([ran.status, sound, ran.stderr]).toEqual([2, false, ""]);
    expect(checks.find(({ check }) => check === "mode")).toMatchObject({
      state: "wrong",
      found: expect.stringContaining("PORT"),
    });
    expect(checks.map(({ check }) => check)).toContain("dictionary");
  });
});

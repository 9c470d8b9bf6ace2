import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/system-clock.ts";
import { readDigestRequest } from "../../src/answering/intent/digest-request/read-digest-request.ts";
import { type Engine, openEngine } from "../../src/app/compose.ts";
import { digestPage } from "../../src/digest/print/digest-page.ts";
import { digestText } from "../../src/digest/print/digest-text.ts";
import { countingEmbedder } from "../fakes/counting-embedder.ts";
import { keptLog } from "../slack/kept-log.ts";

const corpus = fileURLToPath(new URL("../../corpus", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "wenzhai-digests-"));
const TODAY = "2025-06-11";
let engine: Engine;

beforeAll(async () => {
  const world = { clock: systemClock(), log: keptLog(), newId: () => "1", embedder: countingEmbedder() };
  engine = await openEngine({ slack: null, corpus: [corpus], data, model: {} }, world);
  await engine.ingest([corpus]);
});
afterAll(async () => {
  await engine.close();
  rmSync(data, { recursive: true, force: true });
});

async function digestOf(request: string): Promise<string> {
  const wanted = readDigestRequest(request, TODAY);
  if (!wanted.ok) throw new TypeError(`"${request}" cannot be read.`);
  const language = wanted.language ?? (/\p{Script=Han}/u.test(request) ? "zh-Hans" : "en");
  const { ok: _, asks: __, ...asked } = wanted;
  return `${digestText(digestPage(await engine.digest({ ...asked, language, today: TODAY }))).join("\n")}\n`;
}

describe("the digests of corpus/, as an editor would have them", () => {
  test.each([
    ["", "everything"],
    ["Shanghai", "shanghai"],
    ["类器官", "organoids"],
    ["since 2024", "since-2024"],
    ["Tianjin in English", "tianjin"],
  ])("/digest %s", async (request, name) => {
    const text = await digestOf(request);
    await expect(text).toMatchFileSnapshot(`goldens/${name}.txt`);
    // The README shows what the bot says, and nothing else.
    expect(readFileSync(new URL("../../README.md", import.meta.url), "utf8")).toContain(text.trim());
  });

  test("of a topic that the articles do not hold, or of a time without any, say so", async () => {
    expect(await digestOf("quantum computing")).toContain("Nothing on “quantum computing” in the 5 articles read.");
    expect(await digestOf("上个月")).toContain(
      "这段时间没有文章。\n最近的：2024-03-24，市七医院首批医工交叉揭榜挂帅项目签约",
    );
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digestCommand } from "../../../src/app/cli/digest-command.ts";
import { openEngine } from "../../../src/app/compose.ts";
import type { Config } from "../../../src/app/config.ts";
import { createSession, type Session } from "../../../src/app/console/session.ts";
import type { Digest } from "../../../src/domain/digest.ts";
import { countingEmbedder } from "../../fakes/counting-embedder.ts";

const corpus = fileURLToPath(new URL("../../../corpus", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "wenzhai-digest-"));
const config: Config = { slack: null, corpus: [corpus], data, model: {} };

/** A session that keeps what it prints. */
function session(): Session & { readonly printed: string[] } {
  const printed: string[] = [];
  const made = createSession(config, () => "1");
  return { ...made, out: (line: string) => void printed.push(line), printed };
}

async function printed(words: readonly string[], format: Parameters<typeof digestCommand>[1] = {}): Promise<string> {
  const used = session();
  await digestCommand(words, format, used);
  await used.close();
  return used.printed.join("\n");
}

beforeAll(async () => {
  const { world } = session();
  const engine = await openEngine(config, { ...world, embedder: countingEmbedder() });
  await engine.ingest([corpus]);
  await engine.close();
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe("wenzhai digest", () => {
  test("prints text, JSON, Markdown and HTML of the same stories", async () => {
    const words = ["Tianjin", "in", "English"];
    const title = "Digital Health Summit of the 6th World Intelligence Congress";
    const { items, request } = JSON.parse(await printed(words, { json: true })) as Digest;
    expect(request).toMatchObject({ topic: "Tianjin", language: "en" });
    expect(items.map(({ articleId }) => articleId)).toEqual(["001_f05c4ada039f95c4"]);
    for (const { quote, start, end } of items[0]!.citations) expect(quote).toHaveLength(end - start);
    expect(await printed(words)).toContain(title);
    expect(await printed(words, { md: true })).toContain(`## ${title}`);
    expect(await printed(words, { html: true })).toContain(`<h2>${title}`);
  });

  test.each([
    [["since", "the", "flood"], {}, "“the flood”"],
    [["from", "2024", "to", "2023"], {}, "ends before it begins"],
    [["education"], { json: true, md: true }, "Choose one of"],
  ])("%s %o is refused in one sentence", async (words, format, sentence) => {
    await expect(printed(words, format)).rejects.toMatchObject({
      code: "bad-input",
      message: expect.stringContaining(sentence),
    });
  });
});

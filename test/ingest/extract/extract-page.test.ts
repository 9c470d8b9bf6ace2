import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { extractPage } from "../../../src/ingest/extract/extract-page.ts";

const folder = new URL("../../fixtures/pages/", import.meta.url);
interface Gold {
  readonly title: string;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly text: string;
}
const gold = JSON.parse(readFileSync(new URL("gold.json", folder), "utf8")) as Record<string, Gold>;

describe("extractPage", () => {
  test.each(Object.entries(gold))("takes %s as a reader would", async (name, expected) => {
    const file = new URL(`${name}.html`, folder).pathname;
    const page = await extractPage(file);
    expect(page).toEqual({ id: name, file, ...expected });
  });

  test("throws the fault's sentence", async () => {
    await expect(extractPage("/nowhere/page.html")).rejects.toThrow(
      "/nowhere/page.html does not exist; check the path.",
    );
  });
});

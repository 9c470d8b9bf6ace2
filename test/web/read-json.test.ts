import { expect, test } from "vitest";
import { readJson } from "../../src/web/read-json.ts";

async function* bodyOf(...pieces: readonly (string | readonly number[])[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === "string" ? Buffer.from(piece) : Uint8Array.from(piece);
}

test("reads JSON from pieces that part a character", async () => {
  expect(await readJson(bodyOf('"', [0xe4, 0xb8], [0xad], '"'))).toBe("中");
});

test.each([
  ["no JSON", bodyOf("{")],
  ["nothing", bodyOf()],
  ["no UTF-8", bodyOf('"', [0xff], '"')],
  ["too much", bodyOf(`"${"x".repeat(65_536)}"`)],
])("%s is bad input", async (_, body) => {
  await expect(readJson(body)).rejects.toMatchObject({ code: "bad-input" });
});

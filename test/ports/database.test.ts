import fc from "fast-check";
import { expect, test } from "vitest";
import { storableText } from "../../src/ports/database.ts";

test("a text that PostgreSQL can hold stays as it is, any other loses only what it cannot", () => {
  expect(storableText("上海 𠮷 café\n")).toBe("上海 𠮷 café\n");
  expect(storableText("零\u0000半\ud800")).toBe("零\u2400半\ufffd");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const stored = storableText(text);
      expect(stored.length).toBe(text.length);
      expect(stored).not.toContain("\0");
      expect(stored.isWellFormed()).toBe(true);
    }),
  );
});

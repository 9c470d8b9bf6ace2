import { describe, expect, test } from "vitest";
import { loadPrompts, renderPrompt } from "../../../src/answering/model-calls/prompts.ts";
import { prompts } from "../generation/samples.ts";

const GOOD: Readonly<Record<string, string>> = {
  answer: file("answer", ["language", "most", "sources", "question", "format"]),
  repair: file("repair", ["language", "failures", "format"]),
  judge: file("judge", ["claims"]),
  rewrite: file("rewrite", ["language", "history", "question"]),
  "format-json": file("format-json", []),
  "format-lines": file("format-lines", []),
};

function file(name: string, slots: readonly string[], used = slots, version: unknown = 1): string {
  const text = used.map((slot) => `{{${slot}}}`).join(" ");
  return `---\nname: ${name}\nversion: ${version}\nslots: [${slots.join(", ")}]\n---\nRules.\n=====\n${text}\n`;
}

const load = (changed: Readonly<Record<string, string>>) => loadPrompts((name) => ({ ...GOOD, ...changed })[name]!);

describe("prompts", () => {
  test("those of the repository are sound", () => {
    expect(Object.values(prompts).every(({ version }) => version >= 1)).toBe(true);
  });

  test.each([
    [
      "a slot that is not declared",
      file("repair", ["language", "format"], ["language", "failures", "format"]),
      "failures",
    ],
    ["a slot that is not used", file("repair", ["language", "failures", "format"], ["language", "format"]), "failures"],
    ["a slot that nothing fills", file("repair", ["language", "failures", "format", "mood"]), "mood"],
    [
      "a slot misspelt",
      file("repair", ["language", "failures", "format"], ["language", "failure", "format"]),
      "failure",
    ],
    ["another name", file("answer", ["language", "failures", "format"]), "answer"],
    ["no version", file("repair", ["language", "failures", "format"], undefined, "x"), "version"],
    ["no front matter", "Just text {{language}}", "front matter"],
    ["front matter that is not YAML", "---\nname: [\n---\ntext", "YAML"],
    ["no list of slots", "---\nname: repair\nversion: 1\n---\ntext", "slots"],
  ])("%s is found at the start, by name", (_, text, named) => {
    expect(() => load({ repair: text })).toThrow(expect.objectContaining({ code: "bad-config" }));
    expect(() => load({ repair: text })).toThrow(/repair\.md/u);
    expect(() => load({ repair: text })).toThrow(named);
  });

  test("what is put into a slot is not searched for slots", () => {
    const { user } = renderPrompt(load({}).answer, {
      question: "{{format}}",
      format: "F",
      sources: "$&",
      language: "",
      most: "",
    });
    expect(user).toBe("  $& {{format}} F");
  });
});

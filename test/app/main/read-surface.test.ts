import { expect, test } from "vitest";
import { readSurface } from "../../../src/app/main/read-surface.ts";
import { COMMANDS, SHORTCUTS } from "../../../src/slack/transport/reactions.ts";

test("the page offers what the app reacts to, with hints", () => {
  const { commands, shortcuts, prompts } = readSurface();
  expect(commands.map(({ command }) => command)).toEqual(COMMANDS.map(({ command }) => command));
  expect(commands.every(({ hint, description }) => hint !== "" && description !== "")).toBe(true);
  expect(shortcuts.map(({ callbackId }) => callbackId).toSorted()).toEqual(Object.keys(SHORTCUTS).toSorted());
  expect(prompts.length).toBeGreaterThan(0);
});

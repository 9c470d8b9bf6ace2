import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { Surface } from "../../emulator/page/surface.ts";

const MANIFEST = z.object({
  features: z.object({
    agent_view: z.object({ suggested_prompts: z.array(z.object({ title: z.string(), message: z.string() })) }),
    shortcuts: z.array(z.object({ name: z.string(), type: z.enum(["message", "global"]), callback_id: z.string() })),
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default("") }),
    ),
  }),
});

/** What the app offers in Slack, as manifest.yml says it. */
export function readSurface(): Surface {
  const text = readFileSync(new URL("../../../manifest.yml", import.meta.url), "utf8");
  const { agent_view: agent, shortcuts, slash_commands: commands } = MANIFEST.parse(parse(text)).features;
  return {
    prompts: agent.suggested_prompts,
    shortcuts: shortcuts.map(({ name, type, callback_id: callbackId }) => {
      return { name, callbackId, on: type === "message" ? "message" : "anywhere" };
    }),
    commands: commands.map(({ command, description, usage_hint: hint }) => ({ command, description, hint })),
  };
}

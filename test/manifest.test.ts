import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ACTIONS, COMMANDS, EVENTS, neededScopes, SHORTCUTS, VIEWS } from "../src/slack/transport/reactions.ts";

interface Manifest {
  readonly features: {
    readonly agent_view?: object;
    readonly assistant_view?: object;
    readonly shortcuts: readonly { readonly callback_id: string }[];
    readonly slash_commands: readonly { readonly command: string }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly interactivity: { readonly is_enabled: boolean };
    readonly event_subscriptions: { readonly bot_events: readonly string[] };
  };
}

const manifest = parse(readFileSync(new URL("../manifest.yml", import.meta.url), "utf8")) as Manifest;
const schema = JSON.parse(
  readFileSync(new URL("fixtures/manifest.schema.2.0.0.json", import.meta.url), "utf8"),
) as object;
// The schema carries annotations of Slack's own, which strict mode would take for mistakes.
const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);

function sorted(values: Iterable<string>): readonly string[] {
  return [...new Set(values)].toSorted();
}

describe("manifest.yml", () => {
  test("is what Slack's schema takes", () => {
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
  });

  test("and the schema is not one that takes anything", () => {
    expect(validate({ ...manifest, display_information: { name: "x".repeat(36) } })).toBe(false);
    expect(validate({ ...manifest, features: { ...manifest.features, unheard_of: {} } })).toBe(false);
  });

  test("has the agent view, not the assistant view that is going away", () => {
    expect(manifest.features.agent_view).toBeDefined();
    expect(manifest.features.assistant_view).toBeUndefined();
  });

  test("subscribes to the events that the app reacts to, and no others", () => {
    expect(sorted(manifest.settings.event_subscriptions.bot_events)).toEqual(sorted(EVENTS.map(({ event }) => event)));
  });

  test("has the commands that the app reacts to, and no others", () => {
    expect(sorted(manifest.features.slash_commands.map(({ command }) => command))).toEqual(
      sorted(COMMANDS.map(({ command }) => command)),
    );
  });

  test("has the shortcuts that the app reacts to, and no others", () => {
    expect(sorted(manifest.features.shortcuts.map(({ callback_id }) => callback_id))).toEqual(
      sorted(Object.keys(SHORTCUTS)),
    );
  });

  test("takes presses exactly if the app reacts to any", () => {
    const presses = Object.keys({ ...ACTIONS, ...VIEWS, ...SHORTCUTS });
    expect(manifest.settings.interactivity.is_enabled).toBe(presses.length > 0);
  });

  test("asks for the rights that these need, and no others", () => {
    expect(sorted(manifest.oauth_config.scopes.bot)).toEqual(neededScopes());
  });
});

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../src/app/config.ts";

const read = (name: string): string => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), "utf8");

interface Service {
  readonly environment: Readonly<Record<string, string>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
}

const { services } = parse(read("docker-compose.yml"), { merge: true }) as { services: Record<string, Service> };
const bots = Object.entries(services).filter(([name]) => name !== "database");
/** As compose fills in what stands in .env. */
const filled = (text: string): string => text.replace(/\$\{(\w+):\?[^}]*\}/gu, (_, name) => samples[name as string]!);
const samples: Readonly<Record<string, string>> = {
  POSTGRES_PASSWORD: "geheim",
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_APP_TOKEN: "xapp-1",
};

test("every bot of docker-compose.yml has settings that can be used, and one takes articles in", () => {
  const configs = bots.map(([, { environment }]) =>
    readConfig(Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, filled(text)]))),
  );
  for (const { databaseUrl, slack } of configs) {
    expect(databaseUrl).toBe("postgresql://wenzhai:geheim@database:5432/wenzhai");
    expect(slack).toEqual({ botToken: "xoxb-1", appToken: "xapp-1" });
  }
  expect(configs.map(({ corpus }) => corpus.length).toSorted()).toEqual([0, 1]);
});

test("bots cannot write to their image and have no rights", () => {
  expect(bots.length).toBe(2);
  for (const [, service] of bots) expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"] });
  const lines = read("Dockerfile").split("\n");
  expect(lines.lastIndexOf("USER node")).toBeGreaterThan(lines.findLastIndex((line) => line.startsWith("RUN")));
});

test("the image has everything that the program reads at run time", () => {
  const copied = [...read("Dockerfile").matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(([, from]) =>
    from!.split(" "),
  );
  for (const folder of ["models", "prompts", "src", "package.json"]) expect(copied).toContain(folder);
  const ignored = read(".dockerignore").split("\n");
  expect(copied.filter((name) => ignored.includes(name))).toEqual([]);
});

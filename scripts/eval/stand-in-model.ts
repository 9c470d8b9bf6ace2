import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import type { ModelConfig } from "../../src/app/config.ts";

/**
 * Runs an endpoint that replies from recordings while `use` works with it. `data` is the folder of the evaluation data, beside
 * which it lies; `args` are its own. Throws Error when it does not start.
 */
export async function withStandIn<T>(
  data: string,
  args: readonly string[],
  use: (model: ModelConfig) => Promise<T>,
): Promise<T> {
  const port = await freePort();
  const program = join(data, "../tools/stand-in-model.mjs");
  const child = spawn(process.execPath, [program, "--port", String(port), ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`${program} ended with ${code}.`)));
      child.stderr.on("data", (text: Buffer) => {
        if (text.includes("http://")) resolve();
      });
    });
    return await use({ apiKey: "none", baseUrl: `http://127.0.0.1:${port}/v1`, chat: "stand-in" });
  } finally {
    child.removeAllListeners("exit");
    child.kill();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../src/adapters/system-clock.ts";
import { createBoltLogger } from "../../../src/slack/transport/bolt-logger.ts";
import { createTransport } from "../../../src/slack/transport/transport.ts";
import { keptLog } from "../kept-log.ts";

test("says which setting to change when the port for Slack's requests is taken", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => void taken.listen(0, resolve));
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as AddressInfo;
  const log = keptLog();
  const settings = { botToken: "xoxb-1", signingSecret: "s", port };
  const transport = createTransport(settings, createBoltLogger(log), systemClock(), log);
  await expect(transport.open({} as never)).rejects.toMatchObject({
    code: "bad-config",
    message: `Slack's requests cannot be listened for on port ${port} (EADDRINUSE): choose another one in PORT.`,
  });
});

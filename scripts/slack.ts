/**
 * `npm run slack`: a local Slack in a process of its own, which outlives the bots that are tried, stopped or killed against it. Its first
 * line of output is the address of its Web API; on stderr stand the settings for a bot, and the address it is driven at. `--port N` takes
 * that port, a free one by default; `--rooms N` adds the channels room-1 to room-N; with `--until-input-ends` it ends with its standard input.
 */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { systemClock } from "../src/adapters/system-clock.ts";
import { startWorkspace } from "../src/emulator/start-workspace.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    rooms: { type: "string", default: "0" },
    "until-input-ends": { type: "boolean", default: false },
  },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`--port ${values.port} is no port: give a number from 0 to 65535.\n`);
  process.exit(2);
}
const clock = systemClock();
const more = Array.from({ length: Number(values.rooms) || 0 }, (_, n) => `room-${n + 1}`);
const rooms = ["general", "research", "closing", "long", ...more].map((name) => ({ name }));
const slack = await startWorkspace({ clock, idsAfter: randomInt(2 ** 47), rooms, port }).catch((thrown: unknown) => {
  process.stderr.write(
    `Port ${port} cannot be used (${(thrown as NodeJS.ErrnoException).code}): give another --port.\n`,
  );
  process.exit(2);
});
process.stdout.write(`${slack.apiUrl}\n`);
process.stderr.write(
  `SLACK_BOT_TOKEN=${slack.botToken} SLACK_APP_TOKEN=${slack.appToken} SLACK_API_URL=${slack.apiUrl} npm start\n` +
    `Drive it over HTTP at ${slack.controlUrl}.\n`,
);
if (values["until-input-ends"]) {
  process.stdin.resume();
  process.stdin.once("end", () => process.exit(0));
}

import type { Log } from "../../../ports/log.ts";
import { checkSlack, type SlackReport } from "../../../slack/transport/check-slack.ts";
import type { Config } from "../../config.ts";
import type { Finding } from "./finding.ts";

/** Tokens and rights, as Slack sees them. */
export async function checkWorkspace(
  { slack, userGroups }: Pick<Config, "slack" | "userGroups">,
  log: Log,
): Promise<readonly Finding[]> {
  if (slack === null) return [{ check: "Slack", state: "absent", found: "no tokens: npm start runs a local Slack" }];
  const { bot, app } = await checkSlack({ ...slack, userGroups }, log);
  return [...botFindings(bot), appFinding(app)];
}

function botFindings(bot: SlackReport["bot"]): readonly Finding[] {
  if ("error" in bot) {
    const todo = "Copy the Bot User OAuth Token from the app's page Install App into SLACK_BOT_TOKEN.";
    return [{ check: "Slack bot token", ...refused(bot.error, todo) }];
  }
  const { team, name, missingScopes } = bot;
  const token: Finding = { check: "Slack bot token", state: "ok", found: `${name} in ${team}` };
  if (missingScopes.length === 0)
    return [token, { check: "Slack rights", state: "ok", found: "all that manifest.yml asks for" }];
  const todo = "Paste manifest.yml into the app's page App Manifest, and install the app again.";
  return [token, { check: "Slack rights", state: "wrong", found: `${missingScopes.join(", ")} missing`, todo }];
}

function appFinding(app: SlackReport["app"]): Finding {
  if (app === null) {
    const found =
      "Slack shows whether it is right only when it calls: the app's page Event Subscriptions verifies the address";
    return { check: "Slack signing secret", state: "absent", found };
  }
  if (app.error === null) return { check: "Slack app token", state: "ok", found: "opens connections" };
  const todo = "Make an app-level token with connections:write under Basic Information, and turn Socket Mode on.";
  return { check: "Slack app token", ...refused(app.error, todo) };
}

/** Slack's error codes are single words; everything else says that Slack was not reached. */
function refused(error: string, todo: string): Omit<Finding, "check"> {
  if (/^[a-z_]+$/u.test(error)) return { state: "wrong", found: `refused (${error})`, todo };
  return {
    state: "wrong",
    found: `Slack cannot be reached (${error})`,
    todo: "Check the network, and SLACK_API_URL if it is set.",
  };
}

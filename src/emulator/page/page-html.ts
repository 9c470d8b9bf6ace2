import { escapeHtml } from "../../language/escape-html.ts";
import type { Screen } from "./screen.ts";

/** What a browser may do with the page: run its one script, wear its one style, talk to its own server. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The whole page with a screen in it. `title` is the workspace's name. */
export function pageHtml(screen: Screen, title: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} (local stand-in)</title><link rel="icon" href="/page.svg"><link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script></head>
<body>
<p class="stand-in" role="note">This is a local stand-in for Slack, on this machine only. It forgets everything when it stops.</p>
<noscript><p class="stand-in">Reading works without JavaScript; writing needs it.</p></noscript>
<div class="panes">
<nav aria-label="Workspace"><p class="team">${escapeHtml(title)}</p><div id="sidebar">${screen.sidebar}</div></nav>
<main><header id="heading">${screen.heading}</header><div class="scroll" id="messages" role="log" tabindex="0" aria-label="Conversation">${screen.messages}</div><div id="composer">${screen.composer}</div></main>
<aside aria-label="Thread"><header id="thread-heading">${screen["thread-heading"]}</header><div class="scroll" id="thread" role="log" tabindex="0" aria-label="Thread">${screen.thread}</div><div id="thread-composer">${screen["thread-composer"]}</div></aside>
</div>
<div id="modal">${screen.modal}</div>
<p id="trouble" role="alert"></p>
</body>
</html>
`;
}

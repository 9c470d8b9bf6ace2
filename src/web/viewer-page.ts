import { createHash } from "node:crypto";
import { escapeHtml } from "../language/escape-html.ts";

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; background: light-dark(#fff, #16181b); color: light-dark(#1d1c1d, #d8dadd); font: 1.1rem/1.8 "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "WenQuanYi Zen Hei", serif; line-break: strict; text-autospace: normal; overflow-wrap: anywhere; }
h1 { line-height: 1.4; font-size: 1.6rem; }
a { color: light-dark(#0b5cad, #6cb8f0); }
:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.facts, .count, nav { color: light-dark(#595959, #a9adb2); font-size: 0.9rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0; }
dd { margin: 0; }
article { white-space: pre-wrap; margin-top: 1.5rem; }
span:target { background: light-dark(#ffec99, #664d00); scroll-margin: 30vh; }
form { display: flex; gap: 0.5rem; }
input, button { font: inherit; padding: 0.2rem 0.7rem; }
input { flex: 1; min-width: 0; }
ol { padding: 0; list-style: none; }
li { margin: 0.8rem 0; }
`;

/** What a browser may do with a page of the viewer: show it in its own style, and send its search form back here. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/** A page of the viewer around `body`, which is HTML. */
export function viewerPage(title: string, language: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body>
${body}
</body>
</html>
`;
}

/** Where an article of the viewer is, from the root of the server. */
export function articlePath(id: string): string {
  return `/a/${encodeURIComponent(id)}`;
}

import { type Colour, isUnseenOn, readColour } from "./colours.ts";
import { parentOf } from "./element-lines.ts";
import type { Element } from "./nodes.ts";
import type { Declarations } from "./style-rules.ts";

/** How an element is kept from the reader: what a script may show again, or what nobody ever sees. */
export type Hiding = "until-shown" | "for-good";

const ZERO = /^0(?:\.0+)?(?:px|pt|em|rem|%)?(?:\s|$|!)/u;
const FAR = /^-\d{3,}/u;
const PAGE: Colour = [255, 255, 255, 1];

/** Whether declarations keep an element from being seen; `ground` is the colour behind it, null when it is no plain one. */
export function hidingOf(declared: Declarations, ground: Colour | null): Hiding | null {
  const is = (property: string, pattern: RegExp): boolean => pattern.test(declared.get(property) ?? "");
  if (is("display", /^none/u) || is("visibility", /^(?:hidden|collapse)/u) || is("opacity", ZERO)) return "until-shown";
  const boxed = is("overflow", /^(?:hidden|clip)/u);
  if (boxed && (is("height", ZERO) || is("max-height", ZERO) || is("width", ZERO) || is("max-width", ZERO)))
    return "until-shown";
  if (is("font-size", ZERO) || is("text-indent", FAR)) return "for-good";
  if (is("left", FAR) || is("top", FAR) || is("right", FAR)) return "for-good";
  if (is("clip", /^rect\(\s*[01](?:px)?[\s,]/u) || is("clip-path", /^inset\(\s*(?:50|100)%/u)) return "for-good";
  return colourHides(declared, ground) ? "for-good" : null;
}

function colourHides(declared: Declarations, ground: Colour | null): boolean {
  const own = declared.get("-webkit-text-fill-color") ?? declared.get("color");
  const colour = own === undefined ? null : readColour(own);
  if (colour === null || ground === null) return false;
  if (colour[3] < 0.05)
    return !declared.has("background-image") && !/url|gradient/u.test(declared.get("background") ?? "");
  return isUnseenOn(colour, ground);
}

/** The colour behind an element's text: its own ground or that of the nearest element around it; null for a picture. */
export function groundOf(element: Element, styles: ReadonlyMap<Element, Declarations>): Colour | null {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) {
    const declared = styles.get(at);
    const image = declared?.get("background-image");
    if (image !== undefined && !image.startsWith("none")) return null;
    const written = declared?.get("background-color") ?? declared?.get("background") ?? at.attribs.bgcolor;
    if (at.attribs.background !== undefined) return null;
    if (written === undefined || /^(?:none|transparent|inherit|initial|unset)/u.test(written)) continue;
    const colour = readColour(written.split(/\s+(?![^(]*\))/u)[0]!);
    if (colour === null || colour[3] > 0.5) return colour;
  }
  return PAGE;
}

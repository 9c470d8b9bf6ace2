/** Red, green and blue, 0 to 255, and how much of what lies behind is covered, 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const NAMED: Readonly<Record<string, Colour>> = {
  white: [255, 255, 255, 1],
  black: [0, 0, 0, 1],
  red: [255, 0, 0, 1],
  green: [0, 128, 0, 1],
  blue: [0, 0, 255, 1],
  navy: [0, 0, 128, 1],
  gray: [128, 128, 128, 1],
  grey: [128, 128, 128, 1],
  silver: [192, 192, 192, 1],
  yellow: [255, 255, 0, 1],
  orange: [255, 165, 0, 1],
  whitesmoke: [245, 245, 245, 1],
  snow: [255, 250, 250, 1],
  ivory: [255, 255, 240, 1],
  transparent: [255, 255, 255, 0],
};
/** Nearer than this, no eye tells text from its ground. */
const NEAREST = 40;

/** Reads a colour as style sheets and old attributes write it; null for what is no plain colour (a variable, a gradient). */
export function readColour(text: string): Colour | null {
  const plain = text
    .replace(/!important/iu, "")
    .trim()
    .toLowerCase();
  const named = NAMED[plain];
  if (named !== undefined) return named;
  const hex = /^#?([0-9a-f]{3,8})$/u.exec(plain)?.[1];
  if (hex !== undefined) return fromHex(hex);
  const numbers = /^rgba?\(([^)]*)\)$/u
    .exec(plain)?.[1]
    ?.split(/[\s,/]+/u)
    .map(Number.parseFloat);
  if (numbers === undefined || numbers.length < 3 || numbers.some(Number.isNaN)) return null;
  return [numbers[0]!, numbers[1]!, numbers[2]!, numbers[3] ?? 1];
}

function fromHex(hex: string): Colour | null {
  if (hex.length !== 3 && hex.length !== 4 && hex.length !== 6 && hex.length !== 8) return null;
  const full = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join("") : hex;
  const part = (at: number): number => Number.parseInt(full.slice(at, at + 2), 16);
  return [part(0), part(2), part(4), full.length === 8 ? part(6) / 255 : 1];
}

/** Whether text of one colour cannot be seen on a ground of another. */
export function isUnseenOn(text: Colour, ground: Colour): boolean {
  if (text[3] < 0.05) return true;
  return Math.abs(text[0] - ground[0]) + Math.abs(text[1] - ground[1]) + Math.abs(text[2] - ground[2]) < NEAREST;
}

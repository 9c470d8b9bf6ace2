/**
 * Characters that a reader does not see: zero-width, direction-changing, tag and variation characters, soft hyphens and
 * control characters other than tab and line break; what joins an emoji to its parts is spared. Text can
 * be hidden in them, or hidden from search by them.
 */
const INVISIBLE =
  /[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]--[\t\n\r\u{200d}\u{fe0f}]]|(?<!\p{Extended_Pictographic}\u{fe0f}?)\u{200d}|(?<![\p{Extended_Pictographic}\d#*])\u{fe0f}/v;
const ALL = new RegExp(INVISIBLE.source, "gv");

/** Whether a text holds a character that no reader sees. */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}

/** The text without such characters, and with every line break as a line feed. */
export function stripInvisible(text: string): string {
  return text.replace(/\r\n?|\u2028|\u2029|\u0085/gu, "\n").replace(ALL, "");
}

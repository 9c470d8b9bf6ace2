/**
 * Rewrites every piece of a text that begins with a match of `open` and ends with the first mark after it that `closing`
 * names. Goes over the text once, however many pieces are left open; those stay as they are.
 */
export function replaceSpans(
  text: string,
  open: RegExp,
  closing: (opened: RegExpExecArray) => string,
  rewrite: (span: string) => string,
): string {
  const neverClosed = new Set<string>();
  let written = "";
  let at = 0;
  for (const opened of text.matchAll(open)) {
    const mark = closing(opened);
    if (opened.index < at || neverClosed.has(mark)) continue;
    const close = text.indexOf(mark, opened.index + opened[0].length);
    if (close < 0) neverClosed.add(mark);
    else {
      const end = close + mark.length;
      written += text.slice(at, opened.index) + rewrite(text.slice(opened.index, end));
      at = end;
    }
  }
  return written + text.slice(at);
}

const LONGEST_LIST = 60;
/** Between two names that stand side by side or in one list. */
const LISTED = /^(?:[省市县区州]?|[省市县区州]?[、和与及](?:\p{Script=Han}{1,8}[、和与及])*)$/u;

/** Whether the two stand side by side somewhere, as in 湖北省武汉市 or 上海、北京: what is said of one is said of the other. */
export function together(a: string, b: string, text: string): boolean {
  if (a === "" || b === "") return false;
  for (const [first, second] of [
    [a, b],
    [b, a],
  ] as const) {
    for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
      const from = at + first.length;
      const next = text.indexOf(second, from);
      if (next >= 0 && next - from <= LONGEST_LIST && LISTED.test(text.slice(from, next))) return true;
    }
  }
  return false;
}

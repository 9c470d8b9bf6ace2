/** The length of the longest run of characters that stands in both texts, in UTF-16 code units. */
export function longestRun(one: string, other: string): number {
  let longest = 0;
  let before = new Uint16Array(other.length + 1);
  let now = new Uint16Array(other.length + 1);
  for (let i = 0; i < one.length; i++) {
    const unit = one.charCodeAt(i);
    for (let j = 0; j < other.length; j++) {
      const run = other.charCodeAt(j) === unit ? before[j]! + 1 : 0;
      now[j + 1] = run;
      if (run > longest) longest = run;
    }
    [before, now] = [now, before];
  }
  return longest;
}

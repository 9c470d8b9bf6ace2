/** Foreign names heard across scripts, by the skeletons of src/language/transliteration.ts. */

const plain = (skeleton: string) => skeleton.replace(/m(?=b)/g, "n").replace(/(.)\1+/g, "$1");

/** Whether two skeletons may be of one name: equal, or long and only one class apart. */
export function alike(latin: string, chinese: string): boolean {
  const [a, b] = [plain(latin), plain(chinese)];
  if (a === b) return a.length > 1;
  if (Math.max(a.length, b.length) < 4 || Math.min(a.length, b.length) < 3 || a[0] !== b[0]) return false;
  return oneApart(a, b);
}

function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const rest = (s: string, skip: number) => s.slice(i + skip);
  if (a.length === b.length) return rest(a, 1) === rest(b, 1);
  return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1);
}

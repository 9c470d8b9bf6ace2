/**
 * Whether a Chinese name of three characters or more may be short for something in a text without marks: its characters stand there in
 * their order and close together (欧洲央行 in 欧洲中央银行).
 */
export function isAbbreviationIn(name: string, bare: string): boolean {
  if (name.length < 3) return false;
  const reach = name.length * 2 + 2;
  for (let from = bare.indexOf(name[0]!); from >= 0; from = bare.indexOf(name[0]!, from + 1)) {
    let at = from;
    for (const char of name.slice(1)) {
      at = bare.indexOf(char, at + 1);
      if (at < 0) break;
    }
    if (at >= 0 && at - from < reach) return true;
  }
  return false;
}

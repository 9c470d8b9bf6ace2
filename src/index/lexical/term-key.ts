/**
 * Folds a term into an integer above 0 and below 2^53, evenly spread. Two terms of a vocabulary of a million share a key with a
 * chance of about 1 in 18,000 for the whole vocabulary; the harm would be two rare words counted as one.
 * Source of the mixing: cyrb53 (bryc, public domain).
 */
export function termKey(term: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < term.length; i++) {
    const unit = term.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b & 0x1fffff) * 0x100000000 + (a >>> 0) || 1;
}

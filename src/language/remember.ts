/**
 * Gives a function that makes a value for a key once and keeps it as long as its owner lives, at most `most` of them: when
 * they are full they are all forgotten. For what is the same from question to question, as the meanings of a word are.
 */
export function remember<Owner extends object, Value>(
  most: number,
  make: (key: string, owner: Owner) => Value,
): (key: string, owner: Owner) => Value {
  const owned = new WeakMap<Owner, Map<string, Value>>();
  return (key, owner) => {
    const kept = owned.get(owner) ?? new Map<string, Value>();
    if (kept.size === 0) owned.set(owner, kept);
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= most) kept.clear();
    const value = make(key, owner);
    kept.set(key, value);
    return value;
  };
}

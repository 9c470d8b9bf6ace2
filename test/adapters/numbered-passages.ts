/** Short passages, no two alike. */
export function numberedPassages(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `浦江创新论坛第${i}段。`);
}

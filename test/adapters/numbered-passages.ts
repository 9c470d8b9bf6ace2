/** Short passages, no two alike. */
export function numberedPassages(count: number): readonly { readonly header: string; readonly text: string }[] {
  return Array.from({ length: count }, (_, i) => ({ header: "浦江创新论坛", text: `第${i}段。` }));
}

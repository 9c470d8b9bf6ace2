import { compileAll } from "./compile-all.ts";
import type { Pattern } from "./pattern.ts";
import { readLiterals } from "./read-literals.ts";

/** Every pattern of `src`, each once: the literals, and those that are put together or read from data files. */
export async function patternsOfSource(
  root: string,
): Promise<{ readonly patterns: readonly Pattern[]; readonly unseen: readonly string[] }> {
  const { patterns: compiled, unseen } = await compileAll(root);
  const all = [...readLiterals(root, "src"), ...compiled];
  const once = new Map(all.map((pattern) => [`${pattern.file} /${pattern.source}/${pattern.flags}`, pattern]));
  return { patterns: [...once.values()], unseen };
}

import { globSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Pattern } from "./pattern.ts";
import { recordCompiled } from "./record-compiled.ts";

type Module = Readonly<Record<string, (...given: unknown[]) => unknown>>;

const NO_WORDS = { chinese: () => [], readings: () => [], tagged: () => [], english: () => [], has: () => false };
const QUESTION = { text: "who is dean of Paris?", original: "", folded: "who is dean of paris?", names: [] };

/** Patterns that are compiled at the first call: what calls them, with as little as will do. */
const AT_FIRST_CALL: Readonly<Record<string, (module: Module) => unknown>> = {
  "src/answering/intent/follow-up-patterns.ts": (module) => module.followUpPatterns!(),
  "src/answering/intent/is-outside.ts": (module) => module.isOutside!("weather"),
  "src/answering/intent/parts-of-question.ts": (module) => module.partsOfQuestion!("who came, and what was said?"),
  "src/answering/intent/read-patterns.ts": (module) => module.readPatterns!("who came"),
  "src/answering/intent/word-pattern.ts": (module) => module.wordPattern!(["talk", "c++", "演讲"]),
  "src/answering/sufficiency/unmet-demand.ts": (module) => module.unmetDemand!("how old is he?", []),
  "src/briefing/request/read-zone.ts": (module) => module.readZone!({ take: () => null, written: () => "" }),
  "src/emulator/typed-text.ts": (module) => module.typedText!("hello"),
  "src/retrieval/query/asked-role.ts": (module) => module.askedRole!(QUESTION),
  "src/retrieval/query/people-in-text.ts": (module) => module.peopleInText!("院长", NO_WORDS),
};

export interface Compiled {
  readonly patterns: readonly Pattern[];
  /** Files that write `new RegExp` and were not seen compiling anything. */
  readonly unseen: readonly string[];
}

/** Loads every file of `src` that puts patterns together itself, has it do so, and gives what was compiled. */
export async function compileAll(root: string): Promise<Compiled> {
  const files = globSync("src/**/*.ts", { cwd: root })
    .filter((file) => /\bnew RegExp\(/u.test(readFileSync(`${root}/${file}`, "utf8")))
    .toSorted();
  const patterns = await recordCompiled(async () => {
    for (const file of files) {
      const module = (await import(pathToFileURL(`${root}/${file}`).href)) as Module;
      await AT_FIRST_CALL[file]?.(module);
    }
  });
  const seen = new Set(patterns.map(({ file }) => file));
  return { patterns, unseen: files.filter((file) => !seen.has(file)) };
}

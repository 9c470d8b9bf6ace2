import { globSync, readFileSync } from "node:fs";
import { parseSync, Visitor } from "oxc-parser";
import type { Pattern } from "./pattern.ts";

/** Every regular-expression literal in the TypeScript of a folder below `root`, in the order of its files. */
export function readLiterals(root: string, folder: string): readonly Pattern[] {
  return globSync(`${folder}/**/*.ts`, { cwd: root })
    .toSorted()
    .flatMap((file) => literalsOf(file, readFileSync(`${root}/${file}`, "utf8")));
}

function literalsOf(file: string, text: string): readonly Pattern[] {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]!.message}`);
  const found: Pattern[] = [];
  new Visitor({
    Literal(node) {
      if ("regex" in node) found.push({ source: node.regex.pattern, flags: node.regex.flags, file });
    },
  }).visit(program);
  return found;
}

/** One source file as the import law sees it. */
export interface SourceFile {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  /** Everything but comments; strings stay. */
  readonly code: string;
  readonly lines: number;
  /** What it imports, in any way: statically, as types, dynamically, by require, or as a worker's URL. */
  readonly specifiers: readonly string[];
}

const STRING_OR_COMMENT =
  /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|(?<!\\)\/\/[^\n]*|\/\*[\s\S]*?\*\//gu;
const SPECIFIER =
  /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire(?:\.resolve)?\s*\(\s*|\bnew\s+URL\(\s*)(["'`])((?:(?!\1)[^\\\n])+)\1(\s*,\s*import\.meta\.url)?/gu;

/** Reads what the law looks at from a file's text. A URL counts only when it is resolved against the file and is code. */
export function readSource(path: string, text: string): SourceFile {
  const code = text.replace(STRING_OR_COMMENT, (_, string?: string) => string ?? " ");
  const specifiers = [...code.matchAll(SPECIFIER)]
    .filter(([whole, , name, base]) => !whole.startsWith("new") || (base !== undefined && /\.[cm]?[jt]s$/u.test(name!)))
    .map(([, , name]) => name!);
  return { path, code, lines: text.replace(/\n$/u, "").split("\n").length, specifiers };
}

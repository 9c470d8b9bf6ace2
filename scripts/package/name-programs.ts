/** A program of its own, started as a process or a thread: the compiler mends imports, not these. */
const PROGRAM = /(new URL\("[^"]+)\.ts("\s*,\s*import\.meta\.url\))/gu;

/** Lets compiled code start the compiled programs beside it. */
export function namePrograms(code: string): string {
  return code.replace(PROGRAM, "$1.js$2");
}

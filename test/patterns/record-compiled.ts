import type { Pattern } from "./pattern.ts";

/**
 * Records what `new RegExp` is given by files of `src` while `run` works: the patterns that are put together from parts or
 * read from data files. What was compiled before (a module that is loaded already) is not seen again.
 */
export async function recordCompiled(run: () => Promise<void>): Promise<readonly Pattern[]> {
  const found = new Map<string, Pattern>();
  const own = globalThis.RegExp;
  globalThis.RegExp = new Proxy(own, {
    construct(target, given, made) {
      const pattern = Reflect.construct(target, given, made) as RegExp;
      const file = callerInSource();
      if (file !== null) found.set(`${file} ${pattern}`, { source: pattern.source, flags: pattern.flags, file });
      return pattern;
    },
  });
  try {
    await run();
  } finally {
    globalThis.RegExp = own;
  }
  return [...found.values()];
}

/** The file whose code called the constructor, where that is one of `src`: the first frame below this one. */
function callerInSource(): string | null {
  const frames = (new Error().stack ?? "").split("\n").slice(1);
  const caller = frames.find((frame) => !frame.includes("record-compiled.ts"));
  return /[/\\](src[/\\][^:?)]+\.ts)/u.exec(caller ?? "")?.[1] ?? null;
}
